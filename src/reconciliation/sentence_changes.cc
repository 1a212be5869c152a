// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sentence_changes.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "reconciliation/sentence_match.h"
#include "reconciliation/sentence_parties.h"

namespace synoptic {
namespace {

/// Of the words of the draft's sentence, what must stand in both in order for
/// a word in another's place to be a change of it. Set on altered sentences.
constexpr double kMostlyAlike = 0.7;

/// A stretch of more words in another's place is another telling.
constexpr std::uint32_t kFewWords = 4;

/// The words of a sentence, without marks, and for each its token.
struct Words {
  std::vector<std::string> words;
  std::vector<std::uint32_t> tokens;
};

class ChangeFinder {
 public:
  ChangeFinder(const Report& draft, const Said& said, const Report& report,
               const Said& other, const SentenceReader& reader)
      : draft_(draft),
        said_(said),
        report_(report),
        other_(other),
        reader_(reader) {}

  /// Where most words are the same, in order: a figure, name or day in the
  /// place of another.
  std::optional<PlaceTaken> find() const {
    const Words a = words_in(draft_, said_.first_token, said_.end_token);
    const Words b = words_in(report_, other_.whole_first, other_.whole_end);
    const auto changes = changes_between(a.words, b.words);
    std::size_t changed = 0;
    for (const WordChange& change : changes) {
      changed += change.a_end - change.a_begin;
    }
    const auto size = static_cast<double>(a.words.size());
    if (static_cast<double>(changed) > (1 - kMostlyAlike) * size) {
      return std::nullopt;
    }
    for (const WordChange& change : changes) {
      const std::uint32_t mine = change.a_end - change.a_begin;
      const std::uint32_t theirs = change.b_end - change.b_begin;
      if (mine > kFewWords || theirs > kFewWords) continue;
      if (mine == 0 || theirs == 0) {
        if (const auto turned = turned_at(change, a, b)) return turned;
        continue;
      }
      const Span one = span_of(draft_, a, change.a_begin, change.a_end);
      const Span two = span_of(report_, b, change.b_begin, change.b_end);
      if (differ(one, two)) return PlaceTaken{one, two};
    }
    return std::nullopt;
  }

 private:
  static Span span_of(const Report& report, const Words& words,
                      std::uint32_t begin, std::uint32_t end) {
    const auto& tokens = report.analysis.tokens;
    return {tokens[words.tokens[begin]].span.begin,
            tokens[words.tokens[end - 1]].span.end};
  }

  /// A "not" that stands in one of the two alone, with the word behind it.
  std::optional<PlaceTaken> turned_at(const WordChange& change, const Words& a,
                                      const Words& b) const {
    constexpr std::uint32_t kShort = 2;
    const auto has_not = [&](const Words& words, std::uint32_t begin,
                             std::uint32_t end) {
      if (end - begin > kShort) return false;
      for (std::uint32_t i = begin; i < end; ++i) {
        if (reader_.negates(words.words[i])) return true;
      }
      return false;
    };
    if (!has_not(a, change.a_begin, change.a_end) &&
        !has_not(b, change.b_begin, change.b_end)) {
      return std::nullopt;
    }
    const auto wide = [](const Words& words, std::uint32_t begin,
                         std::uint32_t end) {
      const auto size = static_cast<std::uint32_t>(words.words.size());
      return std::pair{begin > 0 ? begin - 1 : 0, std::min(end + 1, size)};
    };
    const auto [first, last] = wide(a, change.a_begin, change.a_end);
    const auto [from, to] = wide(b, change.b_begin, change.b_end);
    if (first == last || from == to) return std::nullopt;
    return PlaceTaken{span_of(draft_, a, first, last),
                      span_of(report_, b, from, to)};
  }

  /// The names of days and months that words hold.
  static std::set<std::string_view> calendar_in(const std::string& words) {
    constexpr std::string_view kNames[] = {
        "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
        "sunday", "january", "february",  "march",    "april",    "june",
        "july",   "august",  "september", "october",  "november", "december"};
    std::set<std::string_view> found;
    for (const std::string_view name : kNames) {
      if (words.find(name) != words.npos) found.insert(name);
    }
    return found;
  }

  /// Words of the two sides of one contrast.
  bool are_opposites(Span one, Span two) const {
    const std::string mine = fold(slice(draft_.document.text, one));
    const std::string theirs = fold(slice(report_.document.text, two));
    return std::ranges::any_of(said_.sides, [&](const auto& side) {
      const auto other = other_.sides.find(-side.first);
      return other != other_.sides.end() && mine.starts_with(side.second) &&
             theirs.starts_with(other->second);
    });
  }

  bool differ(Span one, Span two) const {
    const auto days = calendar_in(fold(slice(draft_.document.text, one)));
    const auto others = calendar_in(fold(slice(report_.document.text, two)));
    if (!days.empty() && !others.empty() && days != others) return true;
    if (are_opposites(one, two)) return true;
    const bool figures =
        holds_figure(draft_, one) && holds_figure(report_, two);
    if (figures && !can_be_figures(one, two)) return true;
    const auto first = party_in(draft_, one);
    const auto second = party_in(report_, two);
    return first && second && !can_be_one_party(*first, *second) &&
           !are_spelled_alike(slice(draft_.document.text, one),
                              slice(report_.document.text, two));
  }

  static bool holds_figure(const Report& report, Span span) {
    const auto& tokens = report.analysis.tokens;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      const std::string_view word = slice(report.document.text, token->span);
      if (token->upos == Upos::Num) return true;
      if (std::ranges::any_of(word,
                              [](char c) { return c >= '0' && c <= '9'; })) {
        return true;
      }
    }
    return false;
  }

  /// "Two" and "2", "about 12" and "12": one value in two forms.
  static bool is_one_value(const Interval& a, const Interval& b) {
    if (a == b) return true;
    const bool finite = std::isfinite(a.low) && std::isfinite(a.high) &&
                        std::isfinite(b.low) && std::isfinite(b.high);
    const double apart = (a.low + a.high) - (b.low + b.high);
    return finite && std::abs(apart) <= 1e-6 * std::abs(a.low + a.high) &&
           a.low_open == b.low_open && a.high_open == b.high_open;
  }

  /// True if quantities or lengths in these places are one value.
  bool can_be_figures(Span one, Span two) const {
    const auto meet_in = [&](const auto& mine, const auto& theirs,
                             auto bounds) {
      return std::ranges::any_of(mine, [&](const auto* a) {
        return overlap(a->span, one) &&
               std::ranges::any_of(theirs, [&](const auto* b) {
                 return overlap(b->span, two) &&
                        is_one_value(bounds(*a), bounds(*b));
               });
      });
    };
    return meet_in(said_.quantities, other_.quantities,
                   [](const Quantity& of) { return of.value; }) ||
           meet_in(said_.lengths, other_.lengths,
                   [](const TimeExpression& of) { return of.bounds; });
  }

  static std::optional<SentenceParty> party_in(const Report& report,
                                               Span span) {
    const auto& mentions = report.reading.mentions;
    auto mention =
        std::ranges::lower_bound(mentions, span.begin, {},
                                 [](const Mention& m) { return m.span.begin; });
    if (mention != mentions.begin()) --mention;
    for (; mention != mentions.end() && mention->span.begin < span.end;
         ++mention) {
      const bool named = mention->kind == MentionKind::Name ||
                         mention->kind == MentionKind::Acronym;
      if (!named || !overlap(mention->span, span) ||
          mention->entity.value >= report.reading.entities.size()) {
        continue;
      }
      return party_of(report, *mention);
    }
    return std::nullopt;
  }

  /// "Kiev" and "Kyiv", "Zelensky" and "Zelenskiy": the same first letter, and
  /// most letters in order.
  static bool are_spelled_alike(std::string_view a, std::string_view b) {
    const std::string one = fold(a);
    const std::string two = fold(b);
    if (one.empty() || two.empty() || one.front() != two.front()) return false;
    std::size_t same = 0;
    std::size_t from = 0;
    for (const char c : one) {
      const std::size_t at = two.find(c, from);
      if (at == two.npos) continue;
      ++same;
      from = at + 1;
    }
    constexpr double kMostLetters = 0.7;
    return static_cast<double>(same) >=
           kMostLetters * static_cast<double>(std::max(one.size(), two.size()));
  }

  static Words words_in(const Report& report, std::uint32_t first,
                        std::uint32_t end) {
    Words made;
    for (std::uint32_t i = first; i < end; ++i) {
      const Token& token = report.analysis.tokens[i];
      if (token.upos == Upos::Punct || token.upos == Upos::Sym) continue;
      made.words.push_back(fold(slice(report.document.text, token.span)));
      made.tokens.push_back(i);
    }
    return made;
  }

  const Report& draft_;
  const Said& said_;
  const Report& report_;
  const Said& other_;
  const SentenceReader& reader_;
};

}  // namespace

std::optional<PlaceTaken> find_change(const Report& draft, const Said& said,
                                      const Report& report, const Said& other,
                                      const SentenceReader& reader) {
  return ChangeFinder(draft, said, report, other, reader).find();
}

}  // namespace synoptic
