// SPDX-License-Identifier: Apache-2.0
#include "reading/clause_tree.h"

#include <algorithm>

namespace synoptic {

bool has_relation(const Token& token, std::string_view relation) {
  const std::string_view deprel = token.deprel;
  return deprel.starts_with(relation) &&
         (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

bool has_relation(const Token& token,
                  std::initializer_list<std::string_view> relations) {
  return std::ranges::any_of(relations, [&](std::string_view relation) {
    return has_relation(token, relation);
  });
}

ClauseTree::ClauseTree(const std::vector<Token>& tokens,
                       const Sentence& sentence)
    : tokens_(tokens), first_(sentence.first_token) {
  const std::uint32_t end = sentence.end_token;
  heads_.assign(end - first_, kNoToken);
  for (std::uint32_t at = first_; at < end; ++at) {
    const std::uint32_t head = tokens[at].head;
    if (head >= first_ && head < end && head != at) {
      heads_[at - first_] = head;
      is_parsed_ = true;
    }
  }
  if (end == first_ + 1 && !tokens[first_].deprel.empty()) is_parsed_ = true;
  order_from_roots();
  // What no root leads to stands in a circle: its tokens become roots.
  if (order_.size() < heads_.size()) {
    std::vector<bool> reached(heads_.size(), false);
    for (const std::uint32_t at : order_) reached[at - first_] = true;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (!reached[i]) heads_[i] = kNoToken;
    }
    order_from_roots();
  }
  reaches_.resize(heads_.size());
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    reaches_[i] = {first_ + i, first_ + i + 1};
  }
  for (auto at = order_.rbegin(); at != order_.rend(); ++at) {
    if (head(*at) == kNoToken) continue;
    const TokenRange own = reach(*at);
    TokenRange& above = reaches_[head(*at) - first_];
    above = {std::min(above.first, own.first), std::max(above.end, own.end)};
  }
}

void ClauseTree::link() {
  begins_.assign(heads_.size() + 1, 0);
  for (const std::uint32_t head : heads_) {
    if (head != kNoToken) ++begins_[head - first_ + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  children_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i] != kNoToken) {
      children_[next[heads_[i] - first_]++] = first_ + i;
    }
  }
}

void ClauseTree::order_from_roots() {
  link();
  order_.clear();
  depths_.assign(heads_.size(), 0);
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i] == kNoToken) order_.push_back(first_ + i);
  }
  for (std::size_t next = 0; next < order_.size(); ++next) {
    const std::uint32_t at = order_[next];
    for (const std::uint32_t child : dependents(at)) {
      depths_[child - first_] = depth(at) + 1;
      order_.push_back(child);
    }
  }
}

std::span<const std::uint32_t> ClauseTree::dependents(std::uint32_t at) const {
  const std::uint32_t begin = begins_[at - first_];
  return std::span(children_).subspan(begin, begins_[at - first_ + 1] - begin);
}

std::uint32_t ClauseTree::dependent(std::uint32_t at,
                                    std::string_view relation) const {
  for (const std::uint32_t child : dependents(at)) {
    if (has_relation(token(child), relation)) return child;
  }
  return kNoToken;
}

}  // namespace synoptic
