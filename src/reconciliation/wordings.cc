// SPDX-License-Identifier: Apache-2.0
//
// "We did not come to sell the river" and his country "would not sell the
// river" are one remark in two wordings, and a reader should see both. Which
// statements are one remark the pair score has told; here their words are laid
// beside each other. Only words between marks are claimed to be somebody's, so
// one side at least must have them.
#include "reconciliation/wordings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "reconciliation/ledger.h"

namespace synoptic {
namespace {

/// Statements less likely the same than these are no one remark: with marks on
/// both sides, and on one. Chosen on the development stories.
constexpr double kSureQuoted = 0.3;
constexpr double kSureParaphrase = 0.6;

/// Fewer words between marks are a name or a mocking word.
constexpr std::size_t kFewestWords = 3;

/// Words in common without which two remarks are two: in order, or in any.
constexpr double kFewestCommon = 0.42;
constexpr double kFewestContent = 0.66;

/// One statement's words of a remark.
struct Wording {
  std::size_t statement = 0;
  std::uint32_t member = 0;
  Span span;
  bool quoted = false;
  std::vector<std::string> words;
  std::vector<EntityId> speakers;
};

class WordingComparer {
 public:
  WordingComparer(const PointDraft& draft, const Story& story,
                  std::span<const Report> reports, const EntityLinks& links)
      : draft_(draft), story_(story), reports_(reports), links_(links) {}

  std::optional<Variant> compare() {
    for (std::size_t i = 0; i < draft_.statements.size(); ++i) collect(i);
    std::vector<std::size_t> told;
    Variant variant;
    variant.slot = Slot::Wording;
    bool found = false;
    for (std::size_t a = 0; a < wordings_.size(); ++a) {
      for (std::size_t b = a + 1; b < wordings_.size(); ++b) {
        const auto verdict = judge(wordings_[a], wordings_[b]);
        if (!verdict) continue;
        found = true;
        variant.verdict = std::max(variant.verdict, *verdict);
        told.push_back(a);
        told.push_back(b);
      }
    }
    if (!found) return std::nullopt;
    std::ranges::sort(told);
    told.erase(std::unique(told.begin(), told.end()), told.end());
    for (const std::size_t i : told) add_value(variant, wordings_[i]);
    variant.why = variant.verdict == Verdict::Agree
                      ? "The same words, or a part of them."
                      : "One remark in other words.";
    return variant;
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  std::optional<EntityId> linked(std::uint32_t member,
                                 std::optional<EntityId> entity) const {
    const auto& of_member = links_.of_member[member];
    if (!entity || entity->value >= of_member.size()) return std::nullopt;
    return of_member[entity->value];
  }

  void collect(std::size_t index) {
    const StatementRef ref = draft_.statements[index];
    const Report& report = report_of(ref.member);
    const Statement& statement = report.reading.statements[ref.statement];
    const std::vector<EntityId> speakers = speakers_of(ref.member, statement);
    bool quoted = false;
    for (const Span piece : marked_in(report, statement.span)) {
      quoted = add({index, ref.member, piece, true, {}, speakers}) || quoted;
    }
    if (quoted || speakers.empty() || statement.frame) return;
    add({index, ref.member, statement.span, false, {}, speakers});
  }

  bool add(Wording wording) {
    const std::string& text = report_of(wording.member).document.text;
    wording.words = wording_of(slice(text, wording.span));
    if (wording.words.size() < kFewestWords) return false;
    wordings_.push_back(std::move(wording));
    return true;
  }

  /// Who vouches for a clause, or is quoted in it.
  std::vector<EntityId> speakers_of(std::uint32_t member,
                                    const Statement& statement) const {
    std::vector<EntityId> speakers;
    for (const Holder& holder : statement.holders) {
      const auto entity = linked(member, holder.entity);
      if (entity) speakers.push_back(*entity);
    }
    for (const Quotation& quotation : report_of(member).reading.quotations) {
      const bool cites = std::ranges::any_of(
          quotation.content,
          [&](Span piece) { return overlap(piece, statement.span); });
      if (!quotation.speaker || !cites) {
        continue;
      }
      const auto entity = linked(member, quotation.speaker->entity);
      if (entity) speakers.push_back(*entity);
    }
    return speakers;
  }

  /// What of a clause stands between marks, whosever words they are.
  static std::vector<Span> marked_in(const Report& report, Span clause) {
    std::vector<Span> found;
    for (const Quotation& quotation : report.reading.quotations) {
      for (const Span piece : quotation.quoted) {
        if (!overlap(piece, clause)) continue;
        found.push_back({std::max(piece.begin, clause.begin),
                         std::min(piece.end, clause.end)});
      }
    }
    if (!found.empty()) return found;
    const std::string_view text = report.document.text;
    const std::string_view words = slice(text, clause);
    constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
        {"\"", "\""}, {"\u201C", "\u201D"}};
    for (const auto& [open, close] : kMarks) {
      const std::size_t begin = words.find(open);
      if (begin == words.npos) continue;
      const std::size_t first = begin + open.size();
      const std::size_t last = std::min(words.find(close, first), words.size());
      found.push_back({clause.begin + static_cast<std::uint32_t>(first),
                       clause.begin + static_cast<std::uint32_t>(last)});
      return found;
    }
    return found;
  }

  std::optional<Verdict> judge(const Wording& a, const Wording& b) const {
    if (a.member == b.member || (!a.quoted && !b.quoted)) return std::nullopt;
    const bool both = a.quoted && b.quoted;
    const double sure = both ? kSureQuoted : kSureParaphrase;
    if (draft_.likeness_of(a.statement, b.statement) < sure) {
      return std::nullopt;
    }
    const bool one_speaker =
        std::ranges::any_of(a.speakers, [&](EntityId speaker) {
          return std::ranges::find(b.speakers, speaker) != b.speakers.end();
        });
    const bool unknown = a.speakers.empty() || b.speakers.empty();
    if (!one_speaker && !(both && unknown)) return std::nullopt;
    const WordingMatch match = match_words_of(a, b);
    if (match.verbatim) return Verdict::Agree;
    const bool common =
        match.likeness >= kFewestCommon || match.content >= kFewestContent;
    return common ? std::optional(Verdict::Differs) : std::nullopt;
  }

  WordingMatch match_words_of(const Wording& a, const Wording& b) const {
    return match_wordings(slice(report_of(a.member).document.text, a.span),
                          slice(report_of(b.member).document.text, b.span));
  }

  void add_value(Variant& variant, const Wording& wording) const {
    const ReportId report = story_.members[wording.member].report;
    const StatementRef ref = draft_.statements[wording.statement];
    const Report& source = report_of(wording.member);
    const Evidence evidence = {
        report, wording.span, source.reading.statements[ref.statement].holders};
    for (Value& value : variant.values) {
      if (wording_of(value.text) != wording.words) continue;
      if (std::ranges::find(value.reports, report) == value.reports.end()) {
        value.reports.push_back(report);
        value.evidence.push_back(evidence);
      }
      return;
    }
    variant.values.push_back(
        {std::string(slice(source.document.text, wording.span)),
         {},
         {report},
         {evidence}});
  }

  const PointDraft& draft_;
  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  std::vector<Wording> wordings_;
};

}  // namespace

std::optional<Variant> compare_wordings(const PointDraft& draft,
                                        const Story& story,
                                        std::span<const Report> reports,
                                        const EntityLinks& links) {
  return WordingComparer(draft, story, reports, links).compare();
}

}  // namespace synoptic
