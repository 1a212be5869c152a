// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "engine/inputs.h"
#include "ingest/document.h"

namespace synoptic {

/// Gives each document of a run an id that no other has. Of the ids that are
/// taken it keeps numbers made of them, not the words: of a million reports
/// some 40 MB. (Two of a million have the same number once in 37 million runs;
/// then the later one gets another id than it need have.)
class Identities {
 public:
  /// A record keeps its own id. One without has its file's stem. If an earlier
  /// document has the id already, the file's stem stands in front of it, and
  /// if that is taken too, a number behind it.
  void name(Document& document, const Input& input);

  /// Takes an id; false if it was taken.
  bool take(std::string_view id);

 private:
  std::unordered_set<std::uint64_t> taken_;
  // The last number that was put behind an id, so that a million records
  // without one do not each count from the beginning.
  std::unordered_map<std::string, std::uint32_t> last_number_;
};

/// A number made of a text: the same for equal texts on every machine, and
/// hardly ever for two others.
std::uint64_t number_of(std::string_view text);

/// The id that a document brings: its record's own, or its input's.
void name_by_input(Document& document, const Input& input);

}  // namespace synoptic
