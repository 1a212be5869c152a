// SPDX-License-Identifier: Apache-2.0
//
// A sentence of a draft is compared with every sentence of the reports that
// shares a word with it. What it says is its content words, each weighed by how
// rare it is in the news; a sentence of a report that has most of that weight
// is about the same. Whether it says the same is then up to the figures, days
// and names, to who does what, and to what turns a clause round
// (sentence_compare.h): "12 boats" bears out no "14 boats", and "will not
// close" no "will close".
#include "reconciliation/check_draft.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/ledger.h"
#include "reconciliation/said.h"
#include "reconciliation/sentence_compare.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// Of the weight of a draft's sentence, what a sentence of a report must have
/// to bear it out, and to be about the same at all. Set on invented drafts.
constexpr double kBearsOut = 0.6;
constexpr double kAboutTheSame = 0.5;

/// Of a quotation's words, what another must have in order to be the same one
/// altered.
constexpr double kOneRemark = 0.6;

/// A stretch between marks of fewer words is no quotation to check.
constexpr std::size_t kFewestWords = 3;

/// By so much of the weight a sentence that contradicts must be nearer than
/// any that bears out, to be believed before it. Set on invented drafts.
constexpr double kCloser = 0.1;

/// Who it is about is not what is said of them: of what is no name, a sentence
/// that bears out must have so much.
constexpr double kTold = 0.5;

/// A sentence that has the draft's very figure needs less of its words.
constexpr double kBearsOutWithFigure = 0.5;

/// One word in common is chance, even a rare one.
constexpr std::size_t kFewestTerms = 2;

constexpr std::size_t kMostEvidence = 3;

std::string quoted(std::string_view words) {
  return "\u201C" + std::string(words) + "\u201D";
}

/// What the reports' sentences come to.
struct Findings {
  std::vector<Evidence> support;
  std::vector<Evidence> against;
  double best_support = 0;  ///< The share of the best one,
  double best_dated = 0;    ///< and of the best that has the draft's days.
  double best_against = 0;
  std::string why;
  std::string missing;
};

class Checker {
 public:
  Checker(const Report& draft, std::span<const Report> reports,
          const StoryResources& background,
          const ReconciliationResources& resources)
      : draft_(draft), reports_(reports), reader_(background, resources) {
    for (std::uint32_t r = 0; r < reports.size(); ++r) {
      for (const Sentence& sentence : reports[r].analysis.sentences) {
        Said said =
            reader_.read(reports[r], sentence.first_token, sentence.end_token);
        said.report = r;
        const auto number = static_cast<std::uint32_t>(said_.size());
        for (const auto& [term, weight] : said.terms) {
          holders_[term].push_back(number);
        }
        said_.push_back(std::move(said));
      }
    }
  }

  DraftCheck check() const {
    DraftCheck made;
    for (const Sentence& sentence : draft_.analysis.sentences) {
      const Said said =
          reader_.read(draft_, sentence.first_token, sentence.end_token);
      if (!said.terms.empty()) made.sentences.push_back(check_sentence(said));
    }
    for (const Quotation& quotation : draft_.reading.quotations) {
      for (const Span piece : quotation.quoted) {
        const auto words = wording_of(slice(draft_.document.text, piece));
        if (words.size() < kFewestWords) continue;
        made.quotations.push_back(check_quotation(quotation, piece, words));
      }
    }
    return made;
  }

 private:
  static std::string_view text_of(const Report& report, Span span) {
    return slice(report.document.text, span);
  }

  /// What another sentence has of a draft's one.
  struct Shared {
    double weight = 0;
    std::size_t terms = 0;
  };

  /// The sentences that share a word, with what they share.
  std::map<std::uint32_t, Shared> find_shared(const Said& said) const {
    std::map<std::uint32_t, Shared> shared;
    for (const auto& [term, weight] : said.terms) {
      const auto found = holders_.find(term);
      if (found == holders_.end()) continue;
      for (const std::uint32_t i : found->second) {
        shared[i].weight += weight;
        shared[i].terms += 1;
      }
    }
    return shared;
  }

  Findings find(const Said& draft) const {
    std::vector<std::pair<double, std::uint32_t>> near;
    for (const auto& [i, shared] : find_shared(draft)) {
      if (shared.terms < std::min(kFewestTerms, draft.terms.size())) continue;
      if (shared.weight < kAboutTheSame * draft.weight) continue;
      near.emplace_back(-shared.weight, i);
    }
    std::ranges::sort(near);
    Findings findings;
    for (const auto& [whole, i] : near) {
      const Said other =
          reader_.narrowed(draft, reports_[said_[i].report], said_[i]);
      double shared = 0;
      for (const auto& [term, weight] : draft.terms) {
        if (other.terms.contains(term)) shared += weight;
      }
      if (shared < kAboutTheSame * draft.weight) continue;
      const Comparison found = compare_sentences(
          draft_, draft, reports_[other.report], other, shared, reader_);
      const Evidence evidence = {{other.report}, other.span, {}};
      if (!found.against.empty()) {
        if (findings.against.empty()) findings.why = found.against;
        findings.against.push_back(evidence);
        findings.best_against = std::max(findings.best_against, found.share);
      } else if (!found.missing.empty()) {
        findings.missing = found.missing;
      } else if (found.share >=
                     (found.figured ? kBearsOutWithFigure : kBearsOut) &&
                 (found.figured || found.told >= kTold)) {
        findings.support.push_back(evidence);
        findings.best_support = std::max(findings.best_support, found.share);
        if (found.dated) {
          findings.best_dated = std::max(findings.best_dated, found.share);
        }
      }
    }
    return findings;
  }

  /// Those who vouch for what a sentence says first.
  void add_holders(Evidence& evidence) const {
    const auto& statements = reports_[evidence.report.value].reading.statements;
    for (const Statement& statement : statements) {
      if (!contains(evidence.span, statement.span)) continue;
      if (statement.holders.empty()) continue;
      evidence.holders = statement.holders;
      break;
    }
  }

  CheckedSentence check_sentence(const Said& draft) const {
    CheckedSentence made;
    made.span = draft.span;
    Findings findings = find(draft);
    // A name that no report has anywhere is not borne out by what is like it.
    for (const std::string& name : draft.names) {
      if (holders_.contains(name)) continue;
      findings.support.clear();
      findings.missing = name;
    }
    const bool outweighed =
        findings.best_against > std::max(findings.best_dated + kCloser, 0.0);
    judge(made, std::move(findings), outweighed);
    for (Evidence& evidence : made.evidence) add_holders(evidence);
    return made;
  }

  static void judge(CheckedSentence& made, const Findings& findings,
                    bool outweighed) {
    const auto& [support, against, best, dated, worst, why, missing] = findings;
    if (!support.empty() && (against.empty() || !outweighed)) {
      made.support = Support::Supported;
      made.evidence = support;
      made.why = against.empty() ? "A report says so."
                                 : "A report says so; of another: " + why;
    } else if (!against.empty()) {
      made.support = Support::Contradicted;
      made.why = why;
      made.evidence = against;
    } else {
      made.why = missing.empty()
                     ? "No sentence of a report says this."
                     : "No report has " + quoted(missing) + " with this.";
    }
    if (made.evidence.size() > kMostEvidence) {
      made.evidence.resize(kMostEvidence);
    }
  }

  CheckedQuotation check_quotation(
      const Quotation& quotation, Span piece,
      const std::vector<std::string>& words) const {
    CheckedQuotation made;
    made.span = piece;
    double best = 0;
    const std::string_view mine = text_of(draft_, piece);
    const Quotation* source = nullptr;
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      for (const Quotation& theirs : reports_[r].reading.quotations) {
        for (const Span other : theirs.quoted) {
          const auto their_words = wording_of(text_of(reports_[r], other));
          const WordDifference apart = difference_of(words, their_words);
          if (apart.likeness < kOneRemark || apart.likeness <= best) continue;
          best = apart.likeness;
          source = &theirs;
          made.added = apart.only_in_a;
          made.dropped = apart.only_in_b;
          made.evidence = {{{r}, other, {}}};
        }
      }
    }
    if (source == nullptr) return look_in_sentences(made, words);
    const bool same = made.added.empty() && made.dropped.empty() &&
                      mine.find("...") == mine.npos &&
                      mine.find("\u2026") == mine.npos &&
                      mine.find('[') == mine.npos;
    made.fidelity = same ? Fidelity::Verbatim : Fidelity::Altered;
    made.why = same ? "The report has these words."
                    : "The words are not those of the report.";
    compare_speakers(quotation, *source, made);
    return made;
  }

  /// Words that a report says, but not as a quotation, are not verbatim from
  /// a speaker; a title or a slogan is.
  CheckedQuotation look_in_sentences(
      CheckedQuotation made, const std::vector<std::string>& words) const {
    made.why = "No report has such a quotation.";
    for (const Said& said : said_) {
      const auto theirs = wording_of(text_of(reports_[said.report], said.span));
      if (std::search(theirs.begin(), theirs.end(), words.begin(),
                      words.end()) == theirs.end()) {
        continue;
      }
      made.fidelity = Fidelity::Verbatim;
      made.why = "The report has these words.";
      made.evidence = {{{said.report}, said.span, {}}};
      break;
    }
    return made;
  }

  static std::string last_word(std::string_view name) {
    const std::string folded = fold(name);
    const std::size_t space = folded.find_last_of(' ');
    return space == folded.npos ? folded : folded.substr(space + 1);
  }

  void compare_speakers(const Quotation& mine, const Quotation& theirs,
                        CheckedQuotation& made) const {
    if (!mine.speaker || !theirs.speaker || !mine.speaker->entity ||
        !theirs.speaker->entity) {
      return;
    }
    if (last_word(mine.speaker->name) == last_word(theirs.speaker->name)) {
      return;
    }
    made.fidelity = Fidelity::Altered;
    made.why = "The report gives the words to " + theirs.speaker->name +
               ", the draft to " + mine.speaker->name + ".";
  }

  const Report& draft_;
  std::span<const Report> reports_;
  SentenceReader reader_;
  std::vector<Said> said_;
  std::map<std::string, std::vector<std::uint32_t>> holders_;
};

}  // namespace

std::string_view to_string(Support support) {
  constexpr std::string_view kNames[] = {"supported", "contradicted",
                                         "not found"};
  return kNames[static_cast<std::size_t>(support)];
}

std::string_view to_string(Fidelity fidelity) {
  constexpr std::string_view kNames[] = {"verbatim", "altered", "not found"};
  return kNames[static_cast<std::size_t>(fidelity)];
}

bool DraftCheck::is_borne_out() const {
  return std::ranges::all_of(sentences,
                             [](const CheckedSentence& one) {
                               return one.support == Support::Supported;
                             }) &&
         std::ranges::all_of(quotations, [](const CheckedQuotation& one) {
           return one.fidelity == Fidelity::Verbatim;
         });
}

DraftCheck check_draft(const Report& draft, std::span<const Report> reports,
                       const StoryResources& background,
                       const ReconciliationResources& resources) {
  return Checker(draft, reports, background, resources).check();
}

}  // namespace synoptic
