// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/shortest_words.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// Clauses of up to this many words are left whole, and none is cut to fewer
/// than the second number (chosen by leave-one-story-out: shorter ones lost as
/// many right pairs as they won).
constexpr std::uint32_t kShortClause = 16;
constexpr std::uint32_t kFewestWords = 6;

/// Derivations of a word differ after about this many letters.
constexpr std::size_t kStemBytes = 5;

using Stems = std::set<std::string, std::less<>>;

/// A run of tokens that goes or stays as one.
struct Phrase {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t words = 0;
  bool shared = false;
};

class Trimmer {
 public:
  Trimmer(const Story& story, std::span<const Report> reports,
          const LanguageResources& language)
      : story_(story), reports_(reports), language_(language) {}

  Stems stems_of(StatementRef ref) const {
    Stems stems;
    const Analysis& analysis = report_of(ref).analysis;
    const auto [first, end] = tokens_of(ref);
    for (std::uint32_t at = first; at < end; ++at) {
      const std::string stem = stem_of(ref, analysis.tokens[at]);
      if (!stem.empty()) stems.insert(stem);
    }
    return stems;
  }

  Span trim(StatementRef ref, const Stems& others) const {
    const Span whole = statement_of(ref).span;
    std::vector<Phrase> phrases = phrases_of(ref, others);
    std::uint32_t words = 0;
    for (const Phrase& phrase : phrases) words += phrase.words;
    const auto shared = std::ranges::find(phrases, true, &Phrase::shared);
    if (words <= kShortClause || shared == phrases.end()) return whole;
    auto first = shared;
    auto last = std::prev(phrases.end());
    while (!last->shared) --last;
    std::uint32_t kept = 0;
    for (auto at = first; at <= last; ++at) kept += at->words;
    while (kept < kFewestWords) {
      if (std::next(last) != phrases.end()) {
        kept += (++last)->words;
      } else if (first != phrases.begin()) {
        kept += (--first)->words;
      } else {
        break;
      }
    }
    const auto& tokens = report_of(ref).analysis.tokens;
    return {tokens[first->first].span.begin, tokens[last->end - 1].span.end};
  }

 private:
  const Report& report_of(StatementRef ref) const {
    return reports_[story_.members[ref.member].report.value];
  }

  const Statement& statement_of(StatementRef ref) const {
    return report_of(ref).reading.statements[ref.statement];
  }

  std::pair<std::uint32_t, std::uint32_t> tokens_of(StatementRef ref) const {
    const Span span = statement_of(ref).span;
    const auto& tokens = report_of(ref).analysis.tokens;
    const auto first = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    auto end = first;
    while (end != tokens.end() && end->span.end <= span.end) ++end;
    return {static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(end - tokens.begin())};
  }

  /// The beginning of a content word's lemma; empty for other words.
  std::string stem_of(StatementRef ref, const Token& token) const {
    if (token.upos == Upos::Punct) return {};
    const std::string lemma = fold(
        token.lemma.empty() ? slice(report_of(ref).document.text, token.span)
                            : std::string_view(token.lemma));
    if (language_.stop_words.contains(lemma)) return {};
    if (lemma.size() < 2 && token.upos != Upos::Num) return {};
    return lemma.substr(0, kStemBytes);
  }

  /// A conjunction, or a preposition of a phrase that hangs on a verb, begins
  /// a phrase; one that hangs on a noun ("the head of the office") does not.
  static bool begins_phrase(const std::vector<Token>& tokens,
                            std::uint32_t at) {
    const Token& token = tokens[at];
    if (token.upos == Upos::Cconj || token.upos == Upos::Sconj) return true;
    if (token.upos != Upos::Adp || token.head >= tokens.size()) return false;
    return tokens[token.head].deprel.starts_with("obl");
  }

  std::vector<Phrase> phrases_of(StatementRef ref, const Stems& others) const {
    const auto& tokens = report_of(ref).analysis.tokens;
    const auto [first, end] = tokens_of(ref);
    std::vector<Phrase> phrases;
    bool open = false;
    for (std::uint32_t at = first; at < end; ++at) {
      if (tokens[at].upos == Upos::Punct) {
        open = false;
        continue;
      }
      if (!open || begins_phrase(tokens, at)) phrases.push_back({at, at});
      open = true;
      Phrase& phrase = phrases.back();
      phrase.end = at + 1;
      ++phrase.words;
      phrase.shared =
          phrase.shared || others.contains(stem_of(ref, tokens[at]));
    }
    return phrases;
  }

  const Story& story_;
  std::span<const Report> reports_;
  const LanguageResources& language_;
};

}  // namespace

std::vector<Span> shortest_words(const PointDraft& draft, const Story& story,
                                 std::span<const Report> reports,
                                 const LanguageResources& language) {
  const Trimmer trimmer(story, reports, language);
  std::vector<Stems> stems;
  for (const StatementRef ref : draft.statements) {
    stems.push_back(trimmer.stems_of(ref));
  }
  std::vector<Span> spans;
  for (const StatementRef ref : draft.statements) {
    Stems others;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      if (draft.statements[i].member == ref.member) continue;
      others.insert(stems[i].begin(), stems[i].end());
    }
    spans.push_back(trimmer.trim(ref, others));
  }
  return spans;
}

}  // namespace synoptic
