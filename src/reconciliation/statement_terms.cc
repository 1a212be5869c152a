// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/statement_terms.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/role_words.h"
#include "stories/words.h"

namespace synoptic {
namespace {

/// The share of news reports that hold a word which the background does not
/// list: about one of the 20,000 that were counted.
constexpr double kRareShare = 5e-5;

/// A list item is also about what introduces its list, this much.
constexpr double kIntroducedWeight = 0.35;

/// Derivations of a word differ after about this many letters.
constexpr std::size_t kStemBytes = 5;

using Terms = std::map<std::uint32_t, double>;

/// Where the content words of a stretch go; all but `kin` may be null.
struct WordTerms {
  Terms* words = nullptr;
  Terms* kin = nullptr;
  Terms* all = nullptr;
  Terms* predicates = nullptr;
  Terms* pairs = nullptr;
};

class TermCollector {
 public:
  TermCollector(const Story& story, std::span<const Report> reports,
                const EntityLinks& links, const LanguageResources& language,
                const StoryResources& background,
                const ReconciliationResources& resources)
      : story_(story),
        reports_(reports),
        links_(links),
        language_(language),
        background_(background),
        resources_(resources) {}

  StoryTerms collect() {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) {
      member_ = m;
      report_ = &reports_[story_.members[m].report.value];
      const auto& statements = report_->reading.statements;
      for (std::uint32_t s = 0; s < statements.size(); ++s) {
        add_statement({m, s}, statements[s]);
      }
    }
    weigh();
    StoryTerms made;
    made.statements = std::move(statements_);
    add_meanings(made);
    return made;
  }

 private:
  std::uint32_t number_of(std::string_view term, double share) {
    const auto found = numbers_.find(term);
    if (found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(shares_.size());
    numbers_.emplace(std::string(term), number);
    shares_.push_back(share);
    return number;
  }

  void put(Terms& terms, std::string_view term, double weight,
           double share = kRareShare) {
    double& have = terms[number_of(term, share)];
    have = std::max(have, weight);
  }

  double share_of(std::string_view word) const {
    const auto found = background_.commonness.find(word_stem(word));
    return found == background_.commonness.end()
               ? kRareShare
               : static_cast<double>(found->second);
  }

  /// What the forms and derivations of a word mostly share: "agree",
  /// "agreed", "agreement". Crude, and only one of several features.
  static std::string stem(const std::string& lemma) {
    return "=" + lemma.substr(0, kStemBytes);
  }

  void put_stem(Terms& terms, const std::string& lemma, double weight,
                double share) {
    const std::string key = stem(lemma);
    put(terms, key, weight, share);
    full_words_.emplace(number_of(key, share), lemma);
  }

  static TermVector vector_of(const Terms& terms) {
    TermVector made;
    for (const auto& [term, weight] : terms) {
      made.terms.push_back({term, static_cast<float>(weight)});
    }
    return made;
  }

  void add_statement(StatementRef ref, const Statement& statement) {
    Terms words;
    Terms kin;
    Terms all;
    Terms predicates;
    Terms pairs;
    Terms entities;
    Terms values;
    Terms counted;
    StatementTerms made;
    made.ref = ref;
    made.place = static_cast<float>(statement.span.begin) /
                 static_cast<float>(report_->document.text.size() + 1);
    made.word_count = add_words(statement.span, 1.0,
                                {&words, &kin, &all, &predicates, &pairs});
    add_entities(statement.span, 1.0, entities);
    if (statement.introduced_by) {
      made.item = true;
      add_words(*statement.introduced_by, kIntroducedWeight,
                {nullptr, &kin, &all, nullptr, nullptr});
      add_entities(*statement.introduced_by, kIntroducedWeight, entities);
    }
    add_values(statement, values, counted);
    Terms sentence;
    const Span whole = report_->analysis.sentences[statement.sentence].span;
    add_words(whole, 1.0, {nullptr, &sentence, nullptr, nullptr, nullptr});
    add_entities(whole, 1.0, sentence);
    add_roles(statement.span, made);
    made.words = vector_of(words);
    made.kin = vector_of(kin);
    made.all = vector_of(all);
    made.predicates = vector_of(predicates);
    made.pairs = vector_of(pairs);
    made.entities = vector_of(entities);
    made.values = vector_of(values);
    made.counted = vector_of(counted);
    made.sentence = vector_of(sentence);
    made.negative = statement.polarity == Polarity::Negative;
    made.quoted = !statement.holders.empty();
    made.event = statement.event;
    made.status = statement.status;
    made.sentence_number = statement.sentence;
    made.actors = in_story(statement.actor);
    made.targets = in_story(statement.target);
    std::vector<EntityId> holders;
    for (const Holder& holder : statement.holders) {
      if (holder.entity) holders.push_back(*holder.entity);
    }
    made.holders = in_story(holders);
    statements_.push_back(std::move(made));
  }

  /// A report's entities as those of the story.
  std::vector<EntityId> in_story(const std::vector<EntityId>& entities) const {
    const auto& linked = links_.of_member[member_];
    std::vector<EntityId> found;
    for (const EntityId entity : entities) {
      if (entity.value < linked.size()) found.push_back(linked[entity.value]);
    }
    return found;
  }

  /// Adds the content words of a stretch that stand in no name; gives how many
  /// there are.
  std::uint32_t add_words(Span span, double share, const WordTerms& into) {
    const auto& tokens = report_->analysis.tokens;
    const auto& names = report_->analysis.names;
    auto token = std::ranges::lower_bound(
        tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    auto name = std::ranges::lower_bound(
        names, span.begin, {}, [](const Name& n) { return n.span.end; });
    std::uint32_t count = 0;
    std::string previous;
    for (; token != tokens.end() && token->span.end <= span.end; ++token) {
      while (name != names.end() && name->span.end <= token->span.begin) {
        ++name;
      }
      if (token->upos == Upos::Punct || token->upos == Upos::Num) continue;
      const std::string lemma =
          fold(token->lemma.empty() ? slice(report_->document.text, token->span)
                                    : std::string_view(token->lemma));
      if (language_.stop_words.contains(lemma) || lemma.size() < 2) continue;
      if (name != names.end() && overlap(name->span, token->span)) {
        const double common = share_of(lemma);
        if (into.all != nullptr) put(*into.all, lemma, share, common);
        if (into.words != nullptr) put_stem(*into.words, lemma, share, common);
        continue;
      }
      ++count;
      const double common = share_of(lemma);
      if (into.words != nullptr) {
        put_stem(*into.words, lemma, share, common);
      }
      const auto group = resources_.kin.find(lemma);
      const bool alone = group == resources_.kin.end();
      const std::string term = alone ? lemma : "~" + group->second;
      const double rarity = alone ? common : share_of(group->second);
      put(*into.kin, term, share, rarity);
      if (into.all != nullptr) put(*into.all, term, share, rarity);
      if (into.predicates != nullptr && token->upos == Upos::Verb) {
        put(*into.predicates, term, share, rarity);
      }
      if (into.pairs != nullptr && !previous.empty()) {
        put(*into.pairs,
            std::min(previous, term) + " " + std::max(previous, term), share,
            rarity);
      }
      previous = term;
    }
    return count;
  }

  /// Notes the words by their roles, as terms until their rows are known.
  void add_roles(Span span, StatementTerms& made) const {
    const auto terms_of = [&](const std::vector<std::uint32_t>& tokens) {
      std::vector<std::uint32_t> terms;
      for (const std::uint32_t at : tokens) {
        const std::string lemma = fold(report_->analysis.tokens[at].lemma);
        const auto number = numbers_.find(stem(lemma));
        if (number != numbers_.end()) terms.push_back(number->second);
      }
      return terms;
    };
    const RoleTokens roles = find_roles(report_->analysis, span);
    made.leads = terms_of(roles.leads);
    made.subjects = terms_of(roles.subjects);
    made.objects = terms_of(roles.objects);
  }

  void add_entities(Span span, double share, Terms& terms) {
    const auto& mentions = report_->reading.mentions;
    const auto& linked = links_.of_member[member_];
    auto mention =
        std::ranges::lower_bound(mentions, span.begin, {},
                                 [](const Mention& m) { return m.span.begin; });
    for (; mention != mentions.end() && mention->span.end <= span.end;
         ++mention) {
      if (mention->entity.value >= linked.size()) continue;
      put(terms, "@" + std::to_string(linked[mention->entity.value].value),
          share);
    }
  }

  void add_values(const Statement& statement, Terms& values, Terms& counted) {
    for (const std::uint32_t i : statement.quantities) {
      const Quantity& quantity = report_->reading.quantities[i];
      const std::string thing = quantity.unit + " " + kin_of(quantity.of);
      put(counted, "#" + thing, 1.0);
      put(values, "#" + number_key(quantity.value) + quantity.unit, 1.0);
    }
    for (const std::uint32_t i : statement.times) {
      const TimeExpression& time = report_->reading.times[i];
      put(counted, time.type == TimeType::Duration ? "!duration" : "!date", 1.0,
          0.5);
      if (!time.value.empty()) put(values, "!" + time.value, 1.0);
    }
  }

  std::string kin_of(const std::string& lemma) const {
    const std::string folded = fold(lemma);
    const auto kin = resources_.kin.find(folded);
    return kin == resources_.kin.end() ? folded : kin->second;
  }

  static std::string number_key(const Interval& value) {
    const double near = std::isfinite(value.low) ? value.low : value.high;
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, near);
    return {buffer, end.ptr};
  }

  /// Gives every statement the vectors of its words. Rows are numbered in the
  /// order of the terms.
  void add_meanings(StoryTerms& story) const {
    const WordVectors& vectors = resources_.paraphrase.count() > 0
                                     ? resources_.paraphrase
                                     : language_.models.vectors;
    story.width = vectors.size();
    if (story.width == 0) return;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;
    for (const auto& [word, term] : numbers_) {
      if (word.empty() || word.front() != '=') continue;
      const auto row = vectors.find(full_words_.at(term));
      if (row) rows.emplace_back(term, *row);
    }
    std::ranges::sort(rows);
    std::map<std::uint32_t, std::uint32_t> row_of_term;
    for (const auto& [term, row] : rows) {
      row_of_term.emplace(term, static_cast<std::uint32_t>(row_of_term.size()));
      add_vector(vectors, row, story);
    }
    const auto as_rows = [&](std::vector<std::uint32_t>& terms) {
      std::vector<std::uint32_t> known;
      for (const std::uint32_t term : terms) {
        const auto row = row_of_term.find(term);
        if (row != row_of_term.end()) known.push_back(row->second);
      }
      terms = std::move(known);
    };
    for (StatementTerms& statement : story.statements) {
      as_rows(statement.leads);
      as_rows(statement.subjects);
      as_rows(statement.objects);
      for (const WeightedTerm& term : statement.words.terms) {
        const auto row = row_of_term.find(term.term);
        if (row == row_of_term.end()) continue;
        statement.meanings.push_back({row->second, term.weight});
        statement.meaning.resize(story.width);
        const float* vector = story.vector(row->second);
        const float weight = term.weight * story.strengths[row->second];
        for (std::size_t i = 0; i < story.width; ++i) {
          statement.meaning[i] += vector[i] * weight;
        }
      }
    }
    take_mean_away(story);
  }

  static void add_vector(const WordVectors& vectors, std::uint32_t row,
                         StoryTerms& story) {
    const std::int8_t* values = vectors.row(row);
    float square = 0;
    for (std::size_t i = 0; i < story.width; ++i) {
      const float value = static_cast<float>(values[i]) * vectors.scale();
      square += value * value;
    }
    const float length = std::sqrt(square) + 1e-6F;
    for (std::size_t i = 0; i < story.width; ++i) {
      story.vectors.push_back(static_cast<float>(values[i]) * vectors.scale() /
                              length);
    }
    story.strengths.push_back(length);
  }

  /// Gives every statement its own meaning: what all reports of a story are
  /// about makes nothing alike.
  static void take_mean_away(StoryTerms& story) {
    std::vector<float> mean(story.width);
    std::size_t count = 0;
    for (StatementTerms& statement : story.statements) {
      if (statement.meaning.empty()) continue;
      ++count;
      float square = 0;
      for (const float value : statement.meaning) square += value * value;
      const float length = std::sqrt(square) + 1e-6F;
      for (std::size_t i = 0; i < story.width; ++i) {
        statement.own_meaning.push_back(statement.meaning[i] / length);
        mean[i] += statement.own_meaning[i];
      }
    }
    for (StatementTerms& statement : story.statements) {
      for (std::size_t i = 0; i < statement.own_meaning.size(); ++i) {
        statement.own_meaning[i] -= mean[i] / static_cast<float>(count);
      }
    }
  }

  template <typename Visit>
  static void for_each_vector(StatementTerms& statement, Visit visit) {
    visit(statement.words);
    visit(statement.kin);
    visit(statement.all);
    visit(statement.predicates);
    visit(statement.pairs);
    visit(statement.entities);
    visit(statement.values);
    visit(statement.counted);
    visit(statement.sentence);
  }

  /// Makes each weight its share of the rarity of its term: half by the news
  /// at large, half by the statements of this story.
  void weigh() {
    std::vector<std::uint32_t> frequency(shares_.size());
    for (StatementTerms& statement : statements_) {
      for_each_vector(statement, [&](TermVector& vector) {
        if (&vector == &statement.sentence) return;
        for (const WeightedTerm& term : vector.terms) ++frequency[term.term];
      });
    }
    const double count = static_cast<double>(statements_.size()) + 2;
    std::vector<double> rarity(shares_.size());
    for (std::size_t term = 0; term < shares_.size(); ++term) {
      const double news = std::log(shares_[term]) / std::log(kRareShare);
      const double here =
          std::log(count / (frequency[term] + 0.5)) / std::log(count);
      rarity[term] = std::clamp(0.5 * news + 0.5 * here, 0.02, 1.0);
    }
    for (StatementTerms& statement : statements_) {
      for_each_vector(statement, [&](TermVector& vector) {
        double square = 0;
        for (WeightedTerm& term : vector.terms) {
          term.weight *= static_cast<float>(rarity[term.term]);
          square += static_cast<double>(term.weight) * term.weight;
        }
        vector.square = static_cast<float>(square);
      });
    }
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  const LanguageResources& language_;
  const StoryResources& background_;
  const ReconciliationResources& resources_;
  std::uint32_t member_ = 0;
  const Report* report_ = nullptr;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<double> shares_;
  std::map<std::uint32_t, std::string> full_words_;  // a word for each stem
  std::vector<StatementTerms> statements_;
};

}  // namespace

StoryTerms collect_terms(const Story& story, std::span<const Report> reports,
                         const EntityLinks& links,
                         const LanguageResources& language,
                         const StoryResources& background,
                         const ReconciliationResources& resources) {
  return TermCollector(story, reports, links, language, background, resources)
      .collect();
}

}  // namespace synoptic
