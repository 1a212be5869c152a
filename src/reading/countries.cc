// SPDX-License-Identifier: Apache-2.0
#include "reading/countries.h"

#include "base/unicode.h"

namespace synoptic {
namespace {

void add_words(std::string_view field, const CountryEntry& entry,
               CountryTable& table) {
  while (!field.empty()) {
    const std::size_t stop = field.find(';');
    std::string_view word = field.substr(0, stop);
    while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
    if (!word.empty()) table.emplace(fold(word), entry);
    if (stop == std::string_view::npos) break;
    field.remove_prefix(stop + 1);
  }
}

}  // namespace

CountryTable parse_country_table(std::string_view text) {
  constexpr CountryWord kKinds[] = {CountryWord::Name, CountryWord::Adjective,
                                    CountryWord::Capital, CountryWord::Seat};
  CountryTable table;
  for (const ListEntry& fields : parse_list(text)) {
    CountryEntry entry;
    entry.code = fields[0].substr(0, 2);
    entry.needs_company = fields[0].ends_with('?');
    if (fields.size() > 1)
      entry.name = fields[1].substr(0, fields[1].find(';'));
    for (std::size_t i = 1; i < fields.size() && i <= 4; ++i) {
      entry.kind = kKinds[i - 1];
      add_words(fields[i], entry, table);
    }
  }
  return table;
}

const CountryEntry* find_country(const CountryTable& table,
                                 std::string_view words) {
  std::string key = fold(words);
  if (key.starts_with("the ")) key.erase(0, 4);
  const auto at = table.find(key);
  return at == table.end() ? nullptr : &at->second;
}

}  // namespace synoptic
