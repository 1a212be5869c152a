// SPDX-License-Identifier: Apache-2.0
//
// The quote ledger. Two quotations of different reports are one utterance when
// their words agree in order for the most part, or when one is a run of words
// of the other, unless they are given to two different people. The measure is
// the longest common subsequence of words: it keeps order, so that the same
// words said the other way round are not the same remark.
#include "reconciliation/ledger.h"

#include <algorithm>
#include <iterator>
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

struct Use {
  std::uint32_t member = 0;
  const Quotation* quotation = nullptr;
  Span piece;  ///< The words between marks.
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
        for (const Span piece : quotation.quoted)
          add(m, quotation, piece, report.document.text);
      }
    }
  }

  std::vector<LedgerEntry> collate() {
    std::vector<ScoredPair> pairs;
    for (std::uint32_t a = 0; a < uses_.size(); ++a) {
      for (std::uint32_t b = a + 1; b < uses_.size(); ++b) {
        if (uses_[a].member == uses_[b].member) continue;
        if (one_utterance(uses_[a], uses_[b])) pairs.push_back({a, b, 1.0});
      }
    }
    std::vector<LedgerEntry> entries;
    for (const auto& group : group_by_average_linkage(
             static_cast<std::uint32_t>(uses_.size()), pairs, 0.5)) {
      entries.push_back(make_entry(group));
    }
    return entries;
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  void add(std::uint32_t member, const Quotation& quotation, Span piece,
           std::string_view text) {
    Use use{member, &quotation, piece, words_of(slice(text, piece)),
            std::nullopt};
    const auto& linked = links_.of_member[member];
    if (quotation.speaker && quotation.speaker->entity &&
        quotation.speaker->entity->value < linked.size()) {
      use.speaker = linked[quotation.speaker->entity->value];
    }
    uses_.push_back(std::move(use));
  }

  static bool one_utterance(const Use& a, const Use& b) {
    // The cheap test first: lengths alone can rule a match out.
    const double shorter =
        static_cast<double>(std::min(a.words.size(), b.words.size()));
    if (shorter == 0) return false;
    const WordingMatch match = match_words(a.words, b.words);
    if (a.speaker && b.speaker) {
      if (*a.speaker != *b.speaker) {
        return match.likeness >= 1 && shorter >= 5;
      }
      return match.likeness >= kSameSpeakerLikeness ||
             match.content >= kSameContent;
    }
    return match.likeness >= kUnknownSpeakerLikeness;
  }

  LedgerEntry make_entry(const std::vector<std::uint32_t>& group) const {
    LedgerEntry entry;
    for (const std::uint32_t i : group) {
      const Use& use = uses_[i];
      const Quotation& quotation = *use.quotation;
      QuotationUse made;
      made.evidence.report = story_.members[use.member].report;
      made.evidence.span = use.piece;
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
