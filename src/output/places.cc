// SPDX-License-Identifier: Apache-2.0
#include "output/places.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

/// Bytes that are read at a glance; a guess.
constexpr std::uint32_t kShortRead = 150;

/// The item whose span holds the byte; null if none does. Requires: the items
/// stand in order without overlap.
template <typename Item>
const Item* item_at(const std::vector<Item>& items, std::uint32_t byte) {
  auto after = std::upper_bound(
      items.begin(), items.end(), byte,
      [](std::uint32_t at, const Item& item) { return at < item.span.begin; });
  if (after == items.begin()) return nullptr;
  const Item& item = *--after;
  return byte < item.span.end ? &item : nullptr;
}

/// The tokens that begin inside the span.
auto tokens_in(const std::vector<Token>& tokens, Span span) {
  const auto begins_before = [](const Token& token, std::uint32_t at) {
    return token.span.begin < at;
  };
  const auto begin =
      std::lower_bound(tokens.begin(), tokens.end(), span.begin, begins_before);
  const auto end =
      std::lower_bound(begin, tokens.end(), span.end, begins_before);
  return std::pair(begin, end);
}

/// The first place at or after `at` where a word begins.
std::uint32_t next_word(std::string_view text, std::uint32_t at,
                        std::uint32_t end) {
  while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    ++at;
  while (at < end) {
    const CodePoint code_point = decode_utf8(text, at);
    at += code_point.size;
    if (is_space(code_point.value)) return std::min(at, end);
  }
  return end;
}

/// The last place at or before `at` where a word ends.
std::uint32_t previous_word(std::string_view text, std::uint32_t at,
                            std::uint32_t begin) {
  while (at > begin && at < text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    --at;
  while (at > begin) {
    const CodePoint code_point = decode_utf8_before(text, at);
    at -= code_point.size;
    if (is_space(code_point.value)) return std::max(at, begin);
  }
  return begin;
}

}  // namespace

Places::Places(const Survey& survey) : survey_(survey) {
  line_begins_.reserve(survey.reports.size());
  for (const Report& report : survey.reports) {
    const std::string& text = report.document.text;
    std::vector<std::uint32_t> begins = {0};
    for (std::size_t at = text.find('\n'); at != text.npos;
         at = text.find('\n', at + 1))
      begins.push_back(static_cast<std::uint32_t>(at + 1));
    line_begins_.push_back(std::move(begins));
  }
}

std::uint32_t Places::line_of(const Evidence& evidence) const {
  const auto& begins = line_begins_[evidence.report.value];
  const auto after =
      std::upper_bound(begins.begin(), begins.end(), evidence.span.begin);
  return static_cast<std::uint32_t>(after - begins.begin());
}

std::string Places::text_of(const Evidence& evidence) const {
  return report_of(evidence.report).document.id + ":" +
         std::to_string(line_of(evidence));
}

std::string_view Places::words_of(const Evidence& evidence) const {
  return slice(report_of(evidence.report).document.text, evidence.span);
}

Span Places::sentence_of(const Evidence& evidence) const {
  const Report& report = report_of(evidence.report);
  if (const auto* sentence =
          item_at(report.analysis.sentences, evidence.span.begin))
    return cover(evidence.span, sentence->span);
  if (const auto* block = item_at(report.document.blocks, evidence.span.begin))
    return cover(evidence.span, block->span);
  return evidence.span;
}

Span Places::around(const Evidence& evidence, std::uint32_t most) const {
  const std::string& text = report_of(evidence.report).document.text;
  Span span = sentence_of(evidence);
  if (evidence.span.begin - span.begin > most)
    span.begin =
        next_word(text, evidence.span.begin - most, evidence.span.begin);
  if (span.end - evidence.span.end > most)
    span.end = previous_word(text, evidence.span.end + most, evidence.span.end);
  return span;
}

bool Places::says_something(const Evidence& evidence) const {
  const auto& tokens = report_of(evidence.report).analysis.tokens;
  if (tokens.empty()) return true;
  const auto [begin, end] = tokens_in(tokens, evidence.span);
  return std::any_of(begin, end, [](const Token& token) {
    return token.upos == Upos::Verb || token.upos == Upos::Aux;
  });
}

bool Places::is_heading(const Evidence& evidence) const {
  const auto* block =
      item_at(report_of(evidence.report).document.blocks, evidence.span.begin);
  return block != nullptr && (block->kind == BlockKind::Headline ||
                              block->kind == BlockKind::Heading);
}

bool Places::is_pronoun(const Evidence& evidence) const {
  const auto& tokens = report_of(evidence.report).analysis.tokens;
  const auto [begin, end] = tokens_in(tokens, evidence.span);
  return begin != end && std::all_of(begin, end, [](const Token& token) {
           return token.upos == Upos::Pron;
         });
}

const Evidence* Places::most_telling(
    const std::vector<Evidence>& evidence) const {
  std::vector<const Evidence*> all;
  for (const Evidence& one : evidence) all.push_back(&one);
  return most_telling_of(all);
}

const Evidence* Places::most_telling_of(
    const std::vector<const Evidence*>& evidence) const {
  const auto is_better = [&](const Evidence& a, const Evidence& b) {
    const bool a_is_body = !is_heading(a) && says_something(a);
    const bool b_is_body = !is_heading(b) && says_something(b);
    if (a_is_body != b_is_body) return a_is_body;
    const bool a_is_short = a.span.size() <= kShortRead;
    const bool b_is_short = b.span.size() <= kShortRead;
    if (a_is_short != b_is_short) return a_is_short;
    return a_is_short ? a.span.size() > b.span.size()
                      : a.span.size() < b.span.size();
  };
  const Evidence* best = nullptr;
  for (const Evidence* one : evidence)
    if (best == nullptr || is_better(*one, *best)) best = one;
  return best;
}

Evidence Places::title_of(const Account& account) const {
  if (!account.title.span.empty() || account.story.members.empty())
    return account.title;
  Evidence first;
  first.report = account.story.members.front().report;
  const Document& document = report_of(first.report).document;
  const auto length = static_cast<std::uint32_t>(document.text.size());
  if (length > 0) first.span = {0, 1};
  first.span.end = sentence_of(first).end;
  if (first.span.end > kShortRead)
    first.span.end = previous_word(document.text, kShortRead, 0);
  return first;
}

std::string_view Places::outlet_of(ReportId report) const {
  const Document& document = report_of(report).document;
  return document.source.empty() ? document.id : document.source;
}

}  // namespace synoptic
