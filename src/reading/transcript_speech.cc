// SPDX-License-Identifier: Apache-2.0
#include "reading/transcript_speech.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "reading/name_forms.h"

namespace synoptic {
namespace {

/// A label has no more bytes than this.
constexpr std::uint32_t kLongestLabel = 40;

bool is_mark(char32_t c) {
  return is_space(c) || is_double_quote(c) || is_single_quote(c);
}

/// The label at the block's head, without its colon, or nothing.
std::optional<Span> label_of(std::string_view text, Span block) {
  std::uint32_t begin = block.begin;
  while (begin < block.end) {
    const CodePoint c = decode_utf8(text, begin);
    if (!is_mark(c.value)) break;
    begin += c.size;
  }
  std::uint32_t letters = 0;
  for (std::uint32_t at = begin;
       at < block.end && at - begin <= kLongestLabel;) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value == U':' && letters >= 2) return Span{begin, at};
    if (is_lower(c.value) || is_digit(c.value)) return std::nullopt;
    if (is_letter(c.value)) ++letters;
    at += c.size;
  }
  return std::nullopt;
}

Span inner(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint c = decode_utf8(text, span.begin);
    if (!is_mark(c.value)) break;
    span.begin += c.size;
  }
  while (!span.empty()) {
    const CodePoint c = decode_utf8_before(text, span.end);
    if (!is_mark(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

}  // namespace

std::vector<Quotation> read_transcript(const Document& document,
                                       const Reading& reading) {
  WordMap<EntityId> by_surname;
  for (const Entity& entity : reading.entities) {
    const auto words = name_words(entity.name);
    if (entity.type == NameType::Person && !words.empty())
      by_surname.emplace(words.back(), entity.id);
  }
  std::vector<Quotation> found;
  for (const Block& block : document.blocks) {
    const auto label = label_of(document.text, block.span);
    if (!label) continue;
    const auto words = name_words(slice(document.text, *label));
    if (words.empty()) continue;
    const auto entity = by_surname.find(words.back());
    if (entity == by_surname.end()) continue;
    Quotation turn;
    turn.span = inner(document.text, {label->end + 1, block.span.end});
    if (turn.span.empty()) continue;
    turn.content = {turn.span};
    turn.quoted = {turn.span};
    turn.cue = Span{label->end, label->end + 1};
    turn.speaker = Speaker{*label, entity->second,
                           reading.entities[entity->second.value].name};
    turn.why = {{"a turn of an interview, named at its head", *label}};
    found.push_back(std::move(turn));
  }
  return found;
}

}  // namespace synoptic
