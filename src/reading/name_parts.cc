// SPDX-License-Identifier: Apache-2.0
#include "reading/name_parts.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {

Span NameParts::core_of(const Name& name) const {
  std::uint32_t first = name.first_token;
  const std::uint32_t end = name_end(name);
  if (name.type == NameType::Person) {
    for (std::uint32_t t = first; t + 1 < end; ++t)
      if (is_title(t)) first = t + 1;
    while (first + 1 < end && !is_capital(first)) ++first;
  }
  if (first >= end || end > analysis_.tokens.size()) return name.span;
  return {analysis_.tokens[first].span.begin,
          analysis_.tokens[end - 1].span.end};
}

/// Past the name's last token, a possessive ending left out.
std::uint32_t NameParts::name_end(const Name& name) const {
  std::uint32_t end = name.end_token;
  while (end > name.first_token + 1 &&
         (word(end - 1) == "'s" || word(end - 1) == "\u2019s"))
    --end;
  return end;
}

bool NameParts::is_capital(std::uint32_t t) const {
  return is_upper(decode_utf8(word(t), 0).value);
}

bool NameParts::is_title(std::uint32_t t) const {
  const std::string key = fold(word(t));
  if (roles_.titles.contains(key)) return true;
  const auto noun = roles_.nouns.find(key);
  return noun != roles_.nouns.end() && noun->second.kind == RoleKind::Person;
}

Span NameParts::post_of(const Name& name, const std::vector<std::string>& words,
                        const std::vector<Name>& names) const {
  if (name.type != NameType::Organization || words.size() < 2 ||
      (words.back() != "embassy" && words.back() != "consulate"))
    return {};
  const Name* next = &name + 1;
  const bool posted =
      next != names.data() + names.size() && next->type == NameType::Place &&
      next->first_token == name.end_token + 1 &&
      (word(name.end_token) == "in" || word(name.end_token) == "at");
  return posted ? next->span : Span{};
}

bool NameParts::is_town(const Name& name) const {
  constexpr std::string_view kBefore[] = {
      "in",      "at",      "near",    "from",     "to",
      "outside", "around",  "into",    "across",   "toward",
      "via",     "towards", "through", "downtown", "central"};
  if (name.first_token > 0) {
    const std::string before = to_lower(word(name.first_token - 1));
    if (std::find(std::begin(kBefore), std::end(kBefore), before) !=
        std::end(kBefore))
      return true;
  }
  const std::uint32_t next = name.end_token;
  if (next >= analysis_.tokens.size()) return false;
  if (word(next) == "(" || word(next) == "\u2014" || word(next) == "\u2013")
    return true;  // A dateline.
  return word(next) == "," && next + 1 < analysis_.tokens.size() &&
         find_country(countries_, word(next + 1)) != nullptr;
}

bool NameParts::is_definite(const Name& name) const {
  return name.first_token > 0 && to_lower(word(name.first_token - 1)) == "the";
}

Gender NameParts::gender_of_title(const Name& name, Span core) const {
  std::uint32_t at = name.first_token;
  if (at > 0 && core.begin == name.span.begin) {
    --at;
    if (word(at) == "." && at > 0) --at;
  }
  const auto title = roles_.titles.find(fold(word(at)));
  return title == roles_.titles.end() ? Gender::Unknown : title->second;
}

}  // namespace synoptic
