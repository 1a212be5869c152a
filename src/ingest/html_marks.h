// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_list.h"

namespace synoptic {

/// What the name of a page's part can say of it; several may hold.
struct PartMarks {
  bool body = false;      ///< Holds the article.
  bool comments = false;  ///< What readers wrote.
  bool drop = false;      ///< Stands around the article.
  bool small = false;     ///< Furniture where it is short.
  bool credit = false;    ///< Of a picture.
  bool caption = false;   ///< Of a picture.
  bool author = false;    ///< Names who wrote it.
  bool date = false;      ///< Tells when.
};

/// The names that parts of pages go by, in classes and ids. Pages of every
/// language use English ones mostly.
class PartNames {
 public:
  PartNames() = default;

  /// From a list file: kind, words in a row (a last * for any ending).
  explicit PartNames(std::string_view list);

  /// What a class or an id says: "articleBody js-x", "related_links".
  PartMarks look_up(std::string_view name) const;

 private:
  struct Name {
    std::vector<std::string> words;
    bool any_ending = false;  ///< Of its last word.
    std::string kind;
  };
  std::vector<Name> names_;
  WordMap<std::vector<std::uint32_t>> by_word_;  // a name's first word
  std::vector<std::uint32_t> by_beginning_;      // names of one open word
};

/// The same for one page, whose names come again and again.
class SeenNames {
 public:
  explicit SeenNames(const PartNames& names) : names_(names) {}

  /// Requires: the name lives as long as this object.
  PartMarks look_up(std::string_view name);

 private:
  const PartNames& names_;
  std::unordered_map<std::string_view, PartMarks> seen_;
};

}  // namespace synoptic
