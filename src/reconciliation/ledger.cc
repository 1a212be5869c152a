// SPDX-License-Identifier: Apache-2.0
//
// The quote ledger. Two quotations of different reports are one utterance when
// their words agree in order for the most part, or when one is a run of words
// of the other, unless they are given to two different people. The measure is
// the longest common subsequence of words: it keeps order, so that the same
// words said the other way round are not the same remark.
//
// What is compared is a sentence of a quotation, since one outlet runs two
// remarks together that another cites apart; sentences of one quotation that
// met the same others, or none, are put together again. Remarks that stand
// beside one utterance in two reports need less in common to be one as well:
// a speaker is cited in the order in which he spoke.
#include "reconciliation/ledger.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reconciliation/grouping.h"

namespace synoptic {
namespace {

/// Words in common order that make two quotations one utterance, when both are
/// given to the same speaker, and when that is not known. Chosen on the
/// development stories, where unrelated remarks of one speaker stay under 0.3.
constexpr double kSameSpeakerLikeness = 0.42;
constexpr double kUnknownSpeakerLikeness = 0.6;

/// The same for two remarks next to one utterance. Chosen as those above.
constexpr double kNextLikeness = 0.32;

/// Mean likeness that holds a group of wordings together: pairs of one
/// utterance have it at least, so that one alone is a group.
constexpr double kGroupLikeness = 0.5;

/// Words that are the same said otherwise, for comparing: "No. 1".
std::string plain_word(std::string word) {
  constexpr std::pair<std::string_view, std::string_view> kSame[] = {
      {"one", "1"},  {"two", "2"},  {"three", "3"}, {"four", "4"},
      {"five", "5"}, {"six", "6"},  {"seven", "7"}, {"eight", "8"},
      {"nine", "9"}, {"ten", "10"},
  };
  for (const auto& [from, to] : kSame) {
    if (word == from) return std::string(to);
  }
  return word;
}

/// A run shorter than this, in words, is verbatim by chance.
constexpr std::size_t kFewestVerbatimWords = 3;

/// Words of fewer bytes are mostly "the", "will" and their like.
constexpr std::size_t kContentBytes = 5;

/// Longer words in common that make two wordings of one speaker one remark,
/// in whatever order ("the reciprocity principle"). Chosen on the development
/// stories.
constexpr double kSameContent = 0.66;

/// A longer quotation is compared by its first words only, so that a hostile
/// text cannot make the comparison slow.
constexpr std::size_t kMostWords = 400;

/// Adds a word and empties it. "sic" is the writer's own word, who says by it
/// that nothing was changed; the number sign of "No. 1" is written out.
void add_word(std::vector<std::string>& words, std::string& word) {
  if (word.empty()) return;
  std::string plain = plain_word(fold(word));
  word.clear();
  if (plain == "sic") return;
  const bool digits =
      std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; });
  if (digits && !words.empty() && words.back() == "no") words.back() = "number";
  words.push_back(std::move(plain));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostWords;) {
    const CodePoint next = decode_utf8(text, at);
    if (is_word(next.value)) {
      append_utf8(word, next.value);
    } else if (!word.empty() && !is_single_quote(next.value)) {
      add_word(words, word);
    }
    at += next.size;
  }
  add_word(words, word);
  return words;
}

std::size_t longest_common_subsequence(const std::vector<std::string>& a,
                                       const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::string& word : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = word == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

bool is_run_of(const std::vector<std::string>& inner,
               const std::vector<std::string>& outer) {
  return std::search(outer.begin(), outer.end(), inner.begin(), inner.end()) !=
         outer.end();
}

/// True if two words are forms of one: "abused", "abuse".
bool one_stem(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return same >= 5 && a.size() <= same + 3 && b.size() <= same + 3;
}

/// Of the shorter wording's words of some length, how many the other has in
/// some form; 0 if it has fewer than two.
double share_of_content(const std::vector<std::string>& a,
                        const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  double all = 0;
  double found = 0;
  for (const std::string& word : shorter) {
    if (word.size() < kContentBytes) continue;
    all += 1;
    found += std::ranges::any_of(longer, [&](const std::string& other) {
      return one_stem(word, other);
    });
  }
  return all < 2 ? 0 : found / all;
}

WordingMatch match_words(const std::vector<std::string>& a,
                         const std::vector<std::string>& b) {
  WordingMatch match;
  if (a.empty() || b.empty()) return match;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  match.verbatim = is_run_of(shorter, longer);
  const double common = static_cast<double>(longest_common_subsequence(a, b));
  match.likeness = 2 * common / static_cast<double>(a.size() + b.size());
  match.content = share_of_content(a, b);
  if (match.verbatim && shorter.size() >= kFewestVerbatimWords) {
    match.likeness = 1;
  }
  return match;
}

/// A sentence of a quotation, or several in a row.
struct Use {
  std::uint32_t member = 0;
  const Quotation* quotation = nullptr;
  std::uint32_t piece = 0;  ///< Number of the stretch between marks.
  Span words_at;
  std::vector<std::string> words;
  std::optional<EntityId> speaker;
};

class Collator {
 public:
  Collator(const Story& story, std::span<const Report> reports,
           const EntityLinks& links)
      : story_(story), reports_(reports), links_(links) {
    for (std::uint32_t m = 0; m < story.members.size(); ++m) {
      const Report& report = report_of(m);
      for (const Quotation& quotation : report.reading.quotations) {
        if (quotation.type == QuotationType::Indirect) continue;
        // Each stretch between marks by itself: outlets cut differently.
        for (const Span piece : quotation.quoted) {
          add_sentences(m, quotation, piece);
          ++pieces_;
        }
      }
    }
  }

  std::vector<LedgerEntry> collate() {
    std::vector<ScoredPair> pairs = find_pairs();
    add_neighbours(pairs);
    auto groups = group_by_average_linkage(
        static_cast<std::uint32_t>(uses_.size()), pairs, kGroupLikeness);
    join_sentences(groups);
    std::vector<LedgerEntry> entries;
    for (const auto& group : groups) entries.push_back(make_entry(group));
    return entries;
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  void add_sentences(std::uint32_t member, const Quotation& quotation,
                     Span piece) {
    const auto& sentences = report_of(member).analysis.sentences;
    auto sentence = std::ranges::upper_bound(
        sentences, piece.begin, {}, [](const auto& s) { return s.span.end; });
    std::uint32_t begin = piece.begin;
    for (; sentence != sentences.end() && sentence->span.end < piece.end;
         ++sentence) {
      add(member, quotation, {begin, sentence->span.end});
      begin = std::min(piece.end, after_space(member, sentence->span.end));
    }
    if (begin < piece.end) add(member, quotation, {begin, piece.end});
  }

  std::uint32_t after_space(std::uint32_t member, std::uint32_t at) const {
    const std::string& text = report_of(member).document.text;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
    return at;
  }

  void add(std::uint32_t member, const Quotation& quotation, Span span) {
    const std::string& text = report_of(member).document.text;
    Use use{member,      &quotation, pieces_, span, words_of(slice(text, span)),
            std::nullopt};
    const auto& linked = links_.of_member[member];
    if (quotation.speaker && quotation.speaker->entity &&
        quotation.speaker->entity->value < linked.size()) {
      use.speaker = linked[quotation.speaker->entity->value];
    }
    uses_.push_back(std::move(use));
  }

  std::vector<ScoredPair> find_pairs() const {
    std::vector<ScoredPair> pairs;
    for (std::uint32_t a = 0; a < uses_.size(); ++a) {
      for (std::uint32_t b = a + 1; b < uses_.size(); ++b) {
        if (uses_[a].member == uses_[b].member) continue;
        const double likeness = one_utterance(uses_[a], uses_[b]);
        if (likeness > 0) pairs.push_back({a, b, likeness});
      }
    }
    return pairs;
  }

  /// How alike two uses of one utterance are, or 0 for two utterances.
  static double one_utterance(const Use& a, const Use& b) {
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    if (shorter == 0) return 0;
    const WordingMatch match = match_words(a.words, b.words);
    bool same = match.likeness >= kUnknownSpeakerLikeness;
    if (a.speaker && b.speaker) {
      same = *a.speaker == *b.speaker
                 ? match.likeness >= kSameSpeakerLikeness ||
                       match.content >= kSameContent
                 : match.likeness >= 1 && shorter >= 5;
    }
    if (!same) return 0;
    return std::max({kGroupLikeness, match.likeness, match.content});
  }

  /// True if the second use is by the same speaker right before or after.
  bool are_next(std::uint32_t a, std::uint32_t b) const {
    return b < uses_.size() && uses_[a].member == uses_[b].member &&
           uses_[a].speaker && uses_[a].speaker == uses_[b].speaker;
  }

  void add_neighbours(std::vector<ScoredPair>& pairs) const {
    std::set<std::pair<std::uint32_t, std::uint32_t>> known;
    for (const ScoredPair& pair : pairs) known.insert({pair.a, pair.b});
    const std::vector<ScoredPair> found = pairs;
    for (const ScoredPair& pair : found) {
      for (const std::uint32_t step : {1U, 0xFFFFFFFFU}) {  // after, before
        const std::uint32_t a = pair.a + step;
        const std::uint32_t b = pair.b + step;
        if (!are_next(pair.a, a) || !are_next(pair.b, b)) continue;
        const double likeness =
            match_words(uses_[a].words, uses_[b].words).likeness;
        if (likeness < kNextLikeness || !known.insert({a, b}).second) continue;
        pairs.push_back({a, b, std::max(kGroupLikeness, likeness)});
      }
    }
  }

  /// Puts sentences in a row of one quotation together where they are of one
  /// group, or where no other report has either.
  void join_sentences(std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> group_of(uses_.size());
    std::vector<bool> shared(groups.size());
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      shared[g] = groups[g].size() > 1;
      for (const std::uint32_t i : groups[g]) group_of[i] = g;
    }
    for (std::uint32_t i = 0; i < uses_.size();) {
      std::uint32_t end = i + 1;
      while (end < uses_.size() && uses_[end].piece == uses_[i].piece &&
             (group_of[end] == group_of[i] ||
              (!shared[group_of[end]] && !shared[group_of[i]]))) {
        join(i, end);
        std::erase(groups[group_of[end]], end);
        ++end;
      }
      i = end;
    }
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
  }

  void join(std::uint32_t first, std::uint32_t next) {
    Use& use = uses_[first];
    use.words_at.end = uses_[next].words_at.end;
    std::ranges::move(uses_[next].words, std::back_inserter(use.words));
  }

  LedgerEntry make_entry(const std::vector<std::uint32_t>& group) const {
    LedgerEntry entry;
    for (const std::uint32_t i : group) {
      const Use& use = uses_[i];
      const Quotation& quotation = *use.quotation;
      QuotationUse made;
      made.evidence.report = story_.members[use.member].report;
      made.evidence.span = use.words_at;
      if (quotation.speaker) {
        const Speaker& speaker = *quotation.speaker;
        made.speaker = speaker.name;
        made.evidence.holders.push_back(
            {speaker.entity, speaker.name, speaker.span});
        if (entry.speaker_name.empty()) entry.speaker_name = speaker.name;
        if (!entry.speaker && use.speaker) {
          entry.speaker = use.speaker;
          entry.speaker_name = links_.entities[use.speaker->value].name;
        }
      }
      entry.uses.push_back(std::move(made));
    }
    judge(group, entry);
    return entry;
  }

  void judge(const std::vector<std::uint32_t>& group,
             LedgerEntry& entry) const {
    if (group.size() < 2) return;
    entry.verdict = QuotationVerdict::Agree;
    // Pieces of one remark need not share words with each other, but each is
    // part of the fullest wording if nobody changed any.
    const std::uint32_t fullest = *std::ranges::max_element(
        group, {}, [&](std::uint32_t i) { return uses_[i].words.size(); });
    for (const std::uint32_t i : group) {
      if (match_words(uses_[i].words, uses_[fullest].words).verbatim) continue;
      entry.verdict = QuotationVerdict::Differs;
      entry.relation = QuotationRelation::Paraphrase;
    }
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  std::vector<Use> uses_;
  std::uint32_t pieces_ = 0;
};

}  // namespace

WordingMatch match_wordings(std::string_view a, std::string_view b) {
  return match_words(words_of(a), words_of(b));
}

std::vector<std::string> wording_of(std::string_view text) {
  return words_of(text);
}

WordDifference difference_of(const std::vector<std::string>& a,
                             const std::vector<std::string>& b) {
  WordDifference apart;
  if (a.empty() || b.empty()) return apart;
  if (is_run_of(a, b)) {
    apart.likeness = 1;
    return apart;
  }
  // Longest common subsequences of the ends of both, row by row.
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> table((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      table[i * width + j] = a[i] == b[j] ? table[(i + 1) * width + j + 1] + 1
                                          : std::max(table[(i + 1) * width + j],
                                                     table[i * width + j + 1]);
    }
  }
  std::vector<std::string> passed;  // Of b, since the last common word.
  bool begun = false;
  std::size_t j = 0;
  for (std::size_t i = 0; i < a.size();) {
    if (j < b.size() && a[i] == b[j]) {
      if (begun) std::ranges::move(passed, std::back_inserter(apart.only_in_b));
      passed.clear();
      begun = true;
      ++i;
      ++j;
    } else if (j < b.size() &&
               table[i * width + j + 1] >= table[(i + 1) * width + j]) {
      passed.push_back(b[j++]);
    } else {
      apart.only_in_a.push_back(a[i++]);
    }
  }
  apart.likeness =
      static_cast<double>(table[0]) / static_cast<double>(a.size());
  return apart;
}

std::vector<LedgerEntry> collate_quotations(const Story& story,
                                            std::span<const Report> reports,
                                            const EntityLinks& links) {
  return Collator(story, reports, links).collate();
}

}  // namespace synoptic
