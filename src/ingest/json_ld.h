// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

/// What a page's JSON-LD (schema.org) says of its article.
struct JsonLd {
  std::string headline;
  std::vector<std::string> authors;
  std::string published;
  std::string modified;
  std::string publisher;
  std::string url;
  std::string body;
  bool is_article = false;  ///< The type is one of articles.
};

/// Reads one script's JSON and adds what it says to `into`; the first article
/// wins, other things (a web page) only fill gaps. JSON that is broken (raw
/// line ends in strings, a comment around it) is read as far as it can be.
void read_json_ld(std::string_view script, JsonLd& into);

/// The character references of HTML 4 as what they stand for; JSON-LD and
/// feeds often carry them twice.
std::string decode_references(std::string_view text);

}  // namespace synoptic
