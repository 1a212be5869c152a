// SPDX-License-Identifier: Apache-2.0
#include "language/lemma_table.h"

#include <algorithm>
#include <bit>

#include "base/unicode.h"
#include "language/word_form.h"

namespace synoptic {
namespace {

constexpr std::size_t kMostCut = 20;
constexpr std::uint64_t kWordSeed = 0x57;
constexpr std::uint64_t kEndingSeed = 0x45;

/// True if a letter of several bytes goes on at `at`.
bool inside_letter(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

std::string LemmaTable::script_for(std::string_view word,
                                   std::string_view lemma) {
  const std::string lower = to_lower(word);
  const bool keep = lemma != to_lower(lemma);
  const std::string_view from = keep ? word : std::string_view(lower);
  std::size_t same = 0;
  while (same < from.size() && same < lemma.size() &&
         from[same] == lemma[same]) {
    ++same;
  }
  while (same > 0 &&
         (inside_letter(from, same) || inside_letter(lemma, same))) {
    --same;
  }
  const std::size_t cut = from.size() - same;
  if (same == 0 || cut > kMostCut) return "w" + std::string(lemma);
  std::string script(1, keep ? 'k' : 'l');
  script += static_cast<char>('a' + cut);
  script += lemma.substr(same);
  return script;
}

std::string LemmaTable::apply(std::string_view script, std::string_view word) {
  if (script.empty()) return to_lower(word);
  if (script[0] == 'w') return std::string(script.substr(1));
  std::string lemma = script[0] == 'k' ? std::string(word) : to_lower(word);
  if (script.size() < 2) return lemma;
  const auto cut = static_cast<std::size_t>(script[1] - 'a');
  if (cut >= lemma.size() && cut > 0) return lemma;
  // An ending is cut off by bytes: never through a letter of several.
  const std::size_t end = lemma.size() - cut;
  if (inside_letter(lemma, end)) return lemma;
  lemma.resize(lemma.size() - cut);
  lemma += script.substr(2);
  return lemma;
}

std::vector<std::string_view> LemmaTable::endings(std::string_view plain) {
  std::vector<std::string_view> found = {plain.substr(plain.size())};
  for (std::size_t at = plain.size();
       at > 0 && found.size() <= kLongestEnding;) {
    --at;
    if (!inside_letter(plain, at)) found.push_back(plain.substr(at));
  }
  return found;
}

std::uint64_t LemmaTable::word_key(std::string_view plain, std::uint64_t tag) {
  return stable_hash(plain, tag * 2 + kWordSeed);
}

std::uint64_t LemmaTable::ending_key(std::string_view ending,
                                     std::uint64_t tag) {
  return stable_hash(ending, tag * 2 + kEndingSeed + 1);
}

void LemmaTable::add(std::uint64_t key, std::string_view script) {
  const auto found = std::ranges::find(scripts_, script);
  script_of_.push_back(static_cast<std::uint32_t>(found - scripts_.begin()));
  if (found == scripts_.end()) scripts_.emplace_back(script);
  keys_.push_back(key);
}

void LemmaTable::index() {
  const std::size_t size = std::bit_ceil(2 * keys_.size() + 1);
  slots_.assign(size, 0);
  for (std::uint32_t entry = 0; entry < keys_.size(); ++entry) {
    std::size_t at = keys_[entry] & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = entry + 1;
  }
}

const std::string* LemmaTable::find(std::uint64_t key) const {
  if (slots_.empty()) return nullptr;
  std::size_t at = key & (slots_.size() - 1);
  while (slots_[at] != 0) {
    const std::uint32_t entry = slots_[at] - 1;
    if (keys_[entry] == key) return &scripts_[script_of_[entry]];
    at = (at + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

std::string LemmaTable::lemma(std::string_view word, std::uint64_t tag) const {
  const std::string plain = plain_form(word);
  if (const std::string* script = find(word_key(plain, tag))) {
    return apply(*script, word);
  }
  const std::vector<std::string_view> shortest_first = endings(plain);
  for (std::size_t i = shortest_first.size(); i-- > 0;) {
    if (const std::string* script = find(ending_key(shortest_first[i], tag))) {
      return apply(*script, word);
    }
  }
  return to_lower(word);
}

void LemmaTable::write(ByteWriter& out) const {
  out.texts(scripts_);
  out.values(keys_);
  out.values(script_of_);
}

LemmaTable LemmaTable::read(ByteReader& in, bool& ok) {
  LemmaTable table;
  table.scripts_ = in.texts();
  table.keys_ = in.values<std::uint64_t>();
  table.script_of_ = in.values<std::uint32_t>();
  ok = ok && in.ok() && table.keys_.size() == table.script_of_.size() &&
       std::ranges::all_of(table.script_of_, [&](std::uint32_t script) {
         return script < table.scripts_.size();
       });
  ok = ok && std::ranges::all_of(table.scripts_, [](const std::string& s) {
         return s.size() < 2 || s[0] == 'w' ||
                (s[1] >= 'a' && s[1] <= 'a' + static_cast<int>(kMostCut));
       });
  if (!ok) return {};
  table.index();
  return table;
}

}  // namespace synoptic
