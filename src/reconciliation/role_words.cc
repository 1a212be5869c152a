// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/role_words.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace synoptic {
namespace {

/// Where a side has no word in a role, it is held to be about as near as any
/// two of one story.
constexpr double kNoWord = 0.3;

enum class Role { None, Lead, Subject, Object };

/// Gives each token of a stretch its role, from its relation and that of its
/// head.
class RoleFinder {
 public:
  RoleFinder(const std::vector<Token>& tokens, Span span) : tokens_(tokens) {
    const auto at = [&](std::uint32_t byte) {
      const auto found = std::ranges::lower_bound(
          tokens, byte, {}, [](const Token& t) { return t.span.begin; });
      return static_cast<std::uint32_t>(found - tokens.begin());
    };
    first_ = at(span.begin);
    end_ = at(span.end);
  }

  std::uint32_t first() const { return first_; }
  std::uint32_t end() const { return end_; }

  Role role_of(std::uint32_t at) const {
    if (leads(at)) return Role::Lead;
    const std::uint32_t head = tokens_[at].head;
    if (leads(head)) return role_under_lead(at);
    // The further words of a name, and what is joined to a noun.
    for (const std::string_view link :
         {"conj", "flat", "compound", "nmod", "appos"}) {
      if (relates(at, link)) return as_noun(role_under_lead(head));
    }
    return Role::None;
  }

 private:
  bool relates(std::uint32_t at, std::string_view relation) const {
    return tokens_[at].deprel.starts_with(relation);
  }

  bool is_top(std::uint32_t at) const {
    const std::uint32_t head = tokens_[at].head;
    return tokens_[at].upos != Upos::Punct &&
           (head < first_ || head >= end_ || head == at);
  }

  /// "Agreed to return" is led by both verbs.
  bool leads(std::uint32_t at) const {
    return is_top(at) || (relates(at, "xcomp") && is_top(tokens_[at].head));
  }

  Role role_under_lead(std::uint32_t at) const {
    if (relates(at, "nsubj:pass")) return Role::Object;
    if (relates(at, "nsubj") || relates(at, "obl:agent")) return Role::Subject;
    for (const std::string_view relation : {"obj", "iobj", "obl"}) {
      if (relates(at, relation)) return Role::Object;
    }
    return Role::None;
  }

  static Role as_noun(Role role) {
    return role == Role::Lead ? Role::None : role;
  }

  const std::vector<Token>& tokens_;
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
};

using Rows = std::vector<std::uint32_t>;

std::optional<double> nearest(const StoryTerms& story, const Rows& a,
                              const Rows& b) {
  std::optional<double> best;
  for (const std::uint32_t x : a) {
    for (const std::uint32_t y : b) {
      const double near = x == y ? 1.0 : story.cosine(x, y);
      best = std::max(best.value_or(near), near);
    }
  }
  return best;
}

Rows rows_of(const StatementTerms& statement) {
  Rows rows;
  for (const WeightedTerm& word : statement.meanings) rows.push_back(word.term);
  return rows;
}

}  // namespace

RoleTokens find_roles(const Analysis& analysis, Span span) {
  const RoleFinder finder(analysis.tokens, span);
  RoleTokens found;
  for (std::uint32_t at = finder.first(); at < finder.end(); ++at) {
    switch (finder.role_of(at)) {
      case Role::Lead:
        found.leads.push_back(at);
        break;
      case Role::Subject:
        found.subjects.push_back(at);
        break;
      case Role::Object:
        found.objects.push_back(at);
        break;
      case Role::None:
        break;
    }
  }
  return found;
}

std::array<double, kRoleMatches> match_roles(const StoryTerms& story,
                                             const StatementTerms& a,
                                             const StatementTerms& b) {
  const auto near = [&](const Rows& x, const Rows& y) {
    return nearest(story, x, y).value_or(kNoWord);
  };
  const double leads = near(a.leads, b.leads);
  const auto [farther, nearer] =
      std::minmax({near(a.leads, rows_of(b)), near(b.leads, rows_of(a))});
  const double subjects = near(a.subjects, b.subjects);
  const double objects = near(a.objects, b.objects);
  const double crossed =
      std::max(near(a.subjects, b.objects), near(b.subjects, a.objects));
  return {leads,   farther, nearer,           subjects,
          objects, crossed, leads * subjects, leads * objects};
}

}  // namespace synoptic
