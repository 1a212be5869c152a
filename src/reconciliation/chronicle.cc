// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/chronicle.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/date.h"
#include "base/unicode.h"

namespace synoptic {
namespace {

const Report& report_of(const Story& story, std::span<const Report> reports,
                        StatementRef ref) {
  return reports[story.members[ref.member].report.value];
}

const Statement& statement_of(const Story& story,
                              std::span<const Report> reports,
                              StatementRef ref) {
  return report_of(story, reports, ref).reading.statements[ref.statement];
}

Evidence evidence_of(const Story& story, std::span<const Report> reports,
                     StatementRef ref) {
  const Statement& statement = statement_of(story, reports, ref);
  return {story.members[ref.member].report, statement.span, statement.holders};
}

/// "day" for "2025-06-02", "month" for "2025-06", "year" for "2025"; nothing
/// for what is no plain date.
std::string_view precision_of(std::string_view value) {
  const bool plain = std::ranges::all_of(
      value, [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
  if (!plain) return {};
  if (value.size() == 10) return "day";
  if (value.size() == 7) return "month";
  if (value.size() == 4) return "year";
  return {};
}

/// The last day that a clause's times allow, or empty.
std::string last_day(const Report& report, const Statement& statement) {
  for (const std::uint32_t i : statement.times) {
    const TimeExpression& time = report.reading.times[i];
    const bool dated =
        time.type == TimeType::Date || time.type == TimeType::Time;
    if (dated && std::isfinite(time.bounds.high)) {
      return to_string(date_of(static_cast<int>(std::floor(time.bounds.high))));
    }
  }
  return {};
}

/// The clause of the same sentence that "if" or its like opens, or empty.
std::string condition_of(const Report& report, StatementRef ref) {
  constexpr std::string_view kOpeners[] = {"if", "unless", "provided", "once"};
  const auto& statements = report.reading.statements;
  const std::uint32_t sentence = statements[ref.statement].sentence;
  std::uint32_t at = ref.statement;
  while (at > 0 && statements[at - 1].sentence == sentence) --at;
  for (; at < statements.size() && statements[at].sentence == sentence; ++at) {
    const std::string_view words =
        slice(report.document.text, statements[at].span);
    const std::string first = fold(words.substr(0, words.find(' ')));
    if (at != ref.statement &&
        std::ranges::find(kOpeners, first) != std::end(kOpeners)) {
      return std::string(words);
    }
  }
  return {};
}

/// Tells whether one clause says what is to come.
class PlanReader {
 public:
  PlanReader(const Report& report, const Statement& statement,
             const ReconciliationResources& resources)
      : tokens_(report.analysis.tokens),
        statement_(statement),
        resources_(resources) {
    const auto first =
        std::ranges::lower_bound(tokens_, statement.span.begin, {},
                                 [](const Token& t) { return t.span.begin; });
    begin_ = static_cast<std::uint32_t>(first - tokens_.begin());
    end_ = begin_;
    while (end_ < tokens_.size() &&
           tokens_[end_].span.end <= statement.span.end) {
      ++end_;
    }
  }

  bool is_plan() const {
    if (statement_.frame || statement_.polarity == Polarity::Negative ||
        statement_.voice == Voice::Opinion ||
        statement_.when == When::Hypothetical ||
        statement_.status == Status::Rejected ||
        statement_.status == Status::Denied) {
      return false;
    }
    if (is_supposed() || is_aside()) return false;
    if (has_plan_word()) return true;
    if (statement_.status == Status::Agreed) return agrees_to_do();
    if (offers_to_meet()) return true;
    if (statement_.status == Status::Offered) return false;
    const bool to_come = statement_.status == Status::Planned ||
                         (statement_.status == Status::Asserted &&
                          statement_.when == When::Future);
    return to_come && happens() && !is_foretold();
  }

 private:
  /// Something happens in it, or somebody does it, or it has a day.
  bool happens() const {
    return statement_.event != EventType::None || !statement_.actor.empty() ||
           !statement_.times.empty() || will_be_done();
  }

  /// "will publish a map", but not "will be a concern".
  bool will_be_done() const {
    bool will = false;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (tokens_[i].upos == Upos::Aux) {
        const std::string lemma = fold(tokens_[i].lemma);
        will = will || lemma == "will" || lemma == "shall";
      } else if (tokens_[i].upos == Upos::Verb) {
        return will;
      }
    }
    return false;
  }

  /// "By proposing these talks", "although they agreed to": told in passing.
  bool is_aside() const {
    if (begin_ == end_) return true;
    const std::string first = fold(tokens_[begin_].lemma);
    if (first == "by" || first == "although" || first == "though") return true;
    return false;
  }

  /// What somebody foretells without a day or a deed: "it will be forced to",
  /// "this will open the way", "everything will explode".
  bool is_foretold() const {
    if (!statement_.times.empty()) return false;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (!tokens_[i].deprel.starts_with("nsubj")) continue;
      const Upos upos = tokens_[i].upos;
      if (upos == Upos::Noun || upos == Upos::Propn) return false;
      const std::string word = fold(tokens_[i].lemma);
      // "We will", "they will" is a plan of somebody's.
      return word != "we" && word != "i" && word != "they" && word != "he" &&
             word != "she";
    }
    return statement_.actor.empty() && statement_.holders.empty();
  }

  bool has_plan_word() const {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const Upos upos = tokens_[i].upos;
      const bool open = upos == Upos::Verb || upos == Upos::Adj;
      // "the plan" is a thing; "plans to" and "the expected visit" are not.
      if ((open || follows_to(i + 1)) &&
          resources_.plan_words.contains(fold(tokens_[i].lemma))) {
        return true;
      }
    }
    return false;
  }

  /// "would only accept", "could be": it need not come.
  bool is_supposed() const {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const std::string word = fold(tokens_[i].lemma);
      if (word == "would" || word == "could" || word == "might") return true;
    }
    return false;
  }

  /// "agreed to meet again", "to do so by June": what is agreed is still to be
  /// done. Without a day or a meeting it is told as agreed alone.
  bool agrees_to_do() const {
    if (statement_.times.empty() && !meets(begin_)) return false;
    for (std::uint32_t i = begin_ + 2; i < end_; ++i) {
      if (tokens_[i].upos == Upos::Verb && follows_to(i - 1)) return true;
    }
    return false;
  }

  bool follows_to(std::uint32_t i) const {
    return i < end_ && fold(tokens_[i].lemma) == "to";
  }

  /// "proposed a summit", "is open to talks".
  bool offers_to_meet() const {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const std::string lemma = fold(tokens_[i].lemma);
      const auto verb = resources_.stance_verbs.find(lemma);
      if (tokens_[i].upos == Upos::Verb &&
          verb != resources_.stance_verbs.end()) {
        if (verb->second.front().first == Stance::Offers) return meets(i + 1);
      }
    }
    return statement_.status == Status::Offered &&
           (statement_.event == EventType::Consult || meets(begin_));
  }

  /// A meeting or talks stand in the clause from a word on.
  bool meets(std::uint32_t from) const {
    for (std::uint32_t i = from; i < end_; ++i) {
      const std::string lemma = fold(tokens_[i].lemma);
      const auto kin = resources_.kin.find(lemma);
      const std::string& word =
          kin == resources_.kin.end() ? lemma : kin->second;
      if (word == "meeting" || word == "talk" || word == "round") return true;
    }
    return false;
  }

  const std::vector<Token>& tokens_;
  const Statement& statement_;
  const ReconciliationResources& resources_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Agreement> find_agreements(std::span<const PointDraft> drafts,
                                       const Story& story,
                                       std::span<const Report> reports) {
  std::vector<Agreement> agreements;
  for (const PointDraft& draft : drafts) {
    Agreement agreement;
    for (const StatementRef ref : draft.statements) {
      const Statement& statement = statement_of(story, reports, ref);
      if (statement.status == Status::Agreed &&
          statement.polarity == Polarity::Positive) {
        agreement.evidence.push_back(evidence_of(story, reports, ref));
      }
    }
    if (!agreement.evidence.empty()) {
      agreements.push_back(std::move(agreement));
    }
  }
  return agreements;
}

std::vector<Plan> find_plans(std::span<const PointDraft> drafts,
                             const Story& story,
                             std::span<const Report> reports,
                             const ReconciliationResources& resources) {
  std::vector<Plan> plans;
  for (const PointDraft& draft : drafts) {
    Plan plan;
    for (const StatementRef ref : draft.statements) {
      const Report& report = report_of(story, reports, ref);
      const Statement& statement = report.reading.statements[ref.statement];
      if (!PlanReader(report, statement, resources).is_plan()) continue;
      plan.evidence.push_back(evidence_of(story, reports, ref));
      if (plan.by.empty()) plan.by = last_day(report, statement);
      if (plan.condition.empty()) plan.condition = condition_of(report, ref);
    }
    if (!plan.evidence.empty()) plans.push_back(std::move(plan));
  }
  return plans;
}

std::vector<TimelineEntry> build_timeline(std::span<const PointDraft> drafts,
                                          const Story& story,
                                          std::span<const Report> reports) {
  std::vector<TimelineEntry> timeline;
  for (const PointDraft& draft : drafts) {
    std::map<std::string, TimelineEntry> by_date;
    for (const StatementRef ref : draft.statements) {
      const Report& report = report_of(story, reports, ref);
      const Statement& statement = report.reading.statements[ref.statement];
      for (const std::uint32_t i : statement.times) {
        const TimeExpression& time = report.reading.times[i];
        if (time.type != TimeType::Date) continue;
        const std::string_view precision = precision_of(time.value);
        if (precision.empty()) continue;
        TimelineEntry& entry = by_date[time.value];
        entry.date = time.value;
        entry.precision = precision;
        entry.evidence.push_back(evidence_of(story, reports, ref));
      }
    }
    for (auto& [date, entry] : by_date) timeline.push_back(std::move(entry));
  }
  std::ranges::stable_sort(timeline, {}, &TimelineEntry::date);
  return timeline;
}

}  // namespace synoptic
