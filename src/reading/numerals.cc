// SPDX-License-Identifier: Apache-2.0
#include "reading/numerals.h"

#include <charconv>
#include <utility>

#include "reading/numeral_parser.h"

namespace synoptic {
namespace {

std::optional<NumberWordKind> parse_kind(std::string_view name) {
  constexpr std::pair<std::string_view, NumberWordKind> kKinds[] = {
      {"unit", NumberWordKind::Unit},
      {"ten", NumberWordKind::Ten},
      {"scale", NumberWordKind::Scale},
      {"ordinal", NumberWordKind::Ordinal},
      {"ordinal-ten", NumberWordKind::OrdinalTen},
      {"ordinal-scale", NumberWordKind::OrdinalScale},
      {"part", NumberWordKind::Part},
      {"glyph", NumberWordKind::Glyph},
      {"dozen", NumberWordKind::Dozen},
      {"short", NumberWordKind::Short},
      {"short-money", NumberWordKind::Short},
      {"vague", NumberWordKind::Vague},
  };
  for (const auto& [kind_name, kind] : kKinds) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_decimal(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

NumberWords parse_number_words(std::string_view list) {
  NumberWords words;
  for (const ListEntry& entry : parse_list(list)) {
    if (entry.size() < 3) continue;
    const auto kind = parse_kind(entry[1]);
    const auto value = parse_decimal(entry[2]);
    if (!kind || !value) continue;
    NumberWord word{*kind, *value, 0, entry[1] == "short-money"};
    if (entry.size() > 3) word.most = parse_decimal(entry[3]).value_or(0);
    words.emplace(entry[0], word);
  }
  return words;
}

std::optional<Numeral> parse_numeral(std::span<const Piece> pieces,
                                     std::size_t at, const NumberWords& words,
                                     Money money) {
  return NumeralParser(pieces, at, words, money).parse();
}

}  // namespace synoptic
