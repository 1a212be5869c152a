// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/statement_terms.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// How much of a lemma's weight lies in the word itself when it has kin; the
/// rest lies in the kin. A guess, checked on the development stories.
constexpr double kOwnShare = 0.3;

/// Weights beside that of a plain lemma. Guesses, checked likewise: a number
/// or a name is rarer than the idf of one small story can tell.
constexpr double kEntityWeight = 0.8;
constexpr double kNumberWeight = 1.2;
constexpr double kTimeWeight = 0.8;
constexpr double kVerbWeight = 0.9;
constexpr double kIntroducedWeight = 0.35;

class TermCollector {
 public:
  TermCollector(const Story& story, std::span<const Report> reports,
                const EntityLinks& links, const LanguageResources& language,
                const ReconciliationResources& resources)
      : story_(story),
        reports_(reports),
        links_(links),
        language_(language),
        resources_(resources) {}

  std::vector<StatementTerms> collect() {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      const Report& report = reports_[story_.members[m].report.value];
      for (std::uint32_t s = 0; s < report.reading.statements.size(); ++s) {
        add_statement(report, {m, s});
      }
    }
    weigh();
    return std::move(statements_);
  }

 private:
  using Terms = std::map<std::uint32_t, double>;

  std::uint32_t number_of(std::string_view term) {
    const auto found = numbers_.find(term);
    if (found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(std::string(term), number);
    return number;
  }

  void put(Terms& terms, std::string_view term, double weight) {
    double& have = terms[number_of(term)];
    have = std::max(have, weight);
  }

  void add_statement(const Report& report, StatementRef ref) {
    const Statement& statement = report.reading.statements[ref.statement];
    Terms terms;
    add_words(report, statement.span, 1.0, terms);
    add_entities(report, ref.member, statement.span, terms);
    add_values(report, statement, terms);
    if (statement.introduced_by) {
      add_words(report, *statement.introduced_by, kIntroducedWeight, terms);
      add_entities(report, ref.member, *statement.introduced_by, terms);
    }
    StatementTerms made;
    made.ref = ref;
    made.in_quotation = !statement.holders.empty();
    for (const auto& [term, weight] : terms) {
      made.terms.push_back({term, static_cast<float>(weight)});
    }
    statements_.push_back(std::move(made));
  }

  void add_words(const Report& report, Span span, double share, Terms& terms) {
    const auto& tokens = report.analysis.tokens;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      if (token->upos == Upos::Punct || token->upos == Upos::Num) continue;
      const std::string lemma =
          fold(token->lemma.empty() ? slice(report.document.text, token->span)
                                    : std::string_view(token->lemma));
      if (language_.stop_words.contains(lemma) || lemma.size() < 2) continue;
      const double weight =
          share * (token->upos == Upos::Verb ? kVerbWeight : 1.0);
      const auto kin = resources_.kin.find(lemma);
      if (kin == resources_.kin.end()) {
        put(terms, lemma, weight);
      } else {
        put(terms, lemma, weight * kOwnShare);
        put(terms, "~" + kin->second, weight * (1 - kOwnShare));
      }
    }
  }

  void add_entities(const Report& report, std::uint32_t member, Span span,
                    Terms& terms) {
    const auto& mentions = report.reading.mentions;
    auto mention =
        std::ranges::lower_bound(mentions, span.begin, {},
                                 [](const Mention& m) { return m.span.begin; });
    for (; mention != mentions.end() && mention->span.begin < span.end;
         ++mention) {
      if (mention->entity.value >= links_.of_member[member].size()) continue;
      const EntityId entity = links_.of_member[member][mention->entity.value];
      put(terms, "@" + std::to_string(entity.value), kEntityWeight);
    }
  }

  void add_values(const Report& report, const Statement& statement,
                  Terms& terms) {
    for (const std::uint32_t i : statement.quantities) {
      const Quantity& quantity = report.reading.quantities[i];
      put(terms, "#" + value_key(quantity.value) + quantity.unit,
          kNumberWeight);
      if (!quantity.unit.empty()) put(terms, "#" + quantity.unit, 0.5);
    }
    for (const std::uint32_t i : statement.times) {
      const TimeExpression& time = report.reading.times[i];
      if (time.value.empty()) continue;
      put(terms, "!" + time.value, kTimeWeight);
    }
  }

  static std::string value_key(const Interval& value) {
    const double near = std::isfinite(value.low) ? value.low : value.high;
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, near);
    return {buffer, end.ptr};
  }

  /// Multiplies each weight with the term's inverse statement frequency.
  void weigh() {
    std::vector<std::uint32_t> frequency(numbers_.size());
    for (const StatementTerms& statement : statements_) {
      for (const WeightedTerm& term : statement.terms) ++frequency[term.term];
    }
    const double count = static_cast<double>(statements_.size()) + 1;
    for (StatementTerms& statement : statements_) {
      double total = 0;
      for (WeightedTerm& term : statement.terms) {
        const double rarity =
            std::log(count / (0.5 + frequency[term.term])) / std::log(count);
        term.weight *= static_cast<float>(std::max(rarity, 0.05));
        total += static_cast<double>(term.weight) * term.weight;
      }
      statement.total = static_cast<float>(total);
      statement.norm = static_cast<float>(std::sqrt(total));
    }
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const LanguageResources& language_;
  const ReconciliationResources& resources_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<StatementTerms> statements_;
};

}  // namespace

std::vector<StatementTerms> collect_terms(
    const Story& story, std::span<const Report> reports,
    const EntityLinks& links, const LanguageResources& language,
    const ReconciliationResources& resources) {
  return TermCollector(story, reports, links, language, resources).collect();
}

double term_similarity(const StatementTerms& a, const StatementTerms& b) {
  double shared = 0;
  double shared_a = 0;
  double shared_b = 0;
  for (std::size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i].term < b.terms[j].term) {
      ++i;
    } else if (b.terms[j].term < a.terms[i].term) {
      ++j;
    } else {
      const double x = a.terms[i++].weight;
      const double y = b.terms[j++].weight;
      shared += x * y;
      shared_a += x * x;
      shared_b += y * y;
    }
  }
  if (shared <= 0 || a.norm <= 0 || b.norm <= 0) return 0;
  const double cosine = shared / (static_cast<double>(a.norm) * b.norm);
  // A short clause that says part of a longer one: the share of the shorter
  // one that is met, discounted when little is met in all.
  const double met = std::max(shared_a / a.total, shared_b / b.total);
  const double amount = std::min(1.0, std::min(shared_a, shared_b));
  return 0.7 * cosine + 0.3 * met * amount;
}

}  // namespace synoptic
