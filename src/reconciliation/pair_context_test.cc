// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/pair_context.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace synoptic {
namespace {

/// Statements named by member and sentence, in order, and pairs of them.
class Surroundings {
 public:
  Surroundings& statement(std::uint32_t member, std::uint32_t sentence) {
    StatementTerms terms;
    terms.ref.member = member;
    terms.sentence_number = sentence;
    statements_.push_back(terms);
    return *this;
  }
  /// Requires: pairs come in order of `a` and `b`.
  Surroundings& pair(std::uint32_t a, std::uint32_t b, double likely) {
    pairs_.push_back({a, b, {}});
    likely_.push_back(likely);
    return *this;
  }
  ContextFeatures features(std::size_t pair) const {
    return look_around(statements_, pairs_, likely_)[pair];
  }

 private:
  std::vector<StatementTerms> statements_;
  std::vector<CandidatePair> pairs_;
  std::vector<double> likely_;
};

TEST(pair_context, a_pair_alone_knows_itself_only) {
  Surroundings alone;
  alone.statement(0, 0).statement(1, 0).pair(0, 1, 0.5);
  const ContextFeatures features = alone.features(0);
  EXPECT_NEAR(features[0], 0, 1e-6);  // The logarithm of even odds.
  EXPECT_NEAR(features[1], 0.5, 1e-6);
  for (std::size_t i = 6; i < 12; ++i) EXPECT_EQ(features[i], 0) << i;
}

TEST(pair_context, no_pairs_give_no_features) {
  EXPECT_TRUE(look_around({}, {}, {}).empty());
}

TEST(pair_context, a_better_counterpart_is_a_rival) {
  Surroundings told;
  told.statement(0, 0).statement(1, 0).statement(1, 1);
  told.pair(0, 1, 0.3).pair(0, 2, 0.8);
  const ContextFeatures worse = told.features(0);
  const ContextFeatures better = told.features(1);
  EXPECT_GT(worse[4], 0);   // The best rival is likelier,
  EXPECT_LT(better[4], 0);  // and here it is not.
  EXPECT_NEAR(worse[4], 0.5, 1e-6);
  EXPECT_NEAR(better[4], -0.5, 1e-6);
}

TEST(pair_context, a_statement_of_a_third_report_like_both_is_seen) {
  Surroundings told;
  told.statement(0, 0).statement(1, 0).statement(2, 0);
  told.pair(0, 1, 0.4).pair(0, 2, 0.9).pair(1, 2, 0.6);
  EXPECT_NEAR(told.features(0)[6], 0.6, 1e-6);
  Surroundings faint;
  faint.statement(0, 0).statement(1, 0).statement(2, 0);
  faint.pair(0, 1, 0.4).pair(0, 2, 0.9).pair(1, 2, 0.01);
  EXPECT_EQ(faint.features(0)[6], 0);
}

TEST(pair_context, neighbours_in_one_order_and_in_the_other) {
  // Members 0 and 1 of two statements each.
  Surroundings along;
  along.statement(0, 0).statement(0, 1).statement(1, 0).statement(1, 1);
  along.pair(0, 2, 0.5).pair(1, 3, 0.7);
  EXPECT_NEAR(along.features(0)[7], 0.7, 1e-6);
  EXPECT_EQ(along.features(0)[8], 0);
  Surroundings across;
  across.statement(0, 0).statement(0, 1).statement(1, 0).statement(1, 1);
  across.pair(0, 3, 0.5).pair(1, 2, 0.7);
  EXPECT_NEAR(across.features(0)[8], 0.7, 1e-6);
  EXPECT_EQ(across.features(0)[7], 0);
}

TEST(pair_context, a_neighbour_is_of_the_same_report) {
  // Statement 1 ends member 0, and 2 begins member 1.
  Surroundings told;
  told.statement(0, 0).statement(1, 0).statement(2, 0);
  told.pair(0, 1, 0.5).pair(1, 2, 0.9);
  EXPECT_EQ(told.features(0)[7], 0);
  EXPECT_EQ(told.features(0)[9], 0);
}

TEST(pair_context, the_rest_of_the_sentences_counts) {
  Surroundings told;
  told.statement(0, 4).statement(0, 4).statement(1, 2).statement(1, 2);
  told.pair(0, 2, 0.5).pair(0, 3, 0.2).pair(1, 3, 0.8);
  EXPECT_NEAR(told.features(0)[10], 0.8, 1e-6);
  // Rest of one sentence against the other statement itself.
  EXPECT_NEAR(told.features(0)[11], 0.2, 1e-6);
  Surroundings apart;
  apart.statement(0, 4).statement(0, 5).statement(1, 2).statement(1, 3);
  apart.pair(0, 2, 0.5).pair(1, 3, 0.8);
  EXPECT_EQ(apart.features(0)[10], 0);
}

TEST(pair_context, an_echo_in_more_reports_is_louder) {
  Surroundings told;
  told.statement(0, 0).statement(1, 0).statement(2, 0);
  told.pair(0, 1, 0.5).pair(0, 2, 0.5);
  const ContextFeatures features = told.features(0);
  EXPECT_NEAR(features[12], std::log1p(1.0), 1e-6);
  EXPECT_NEAR(features[13], std::log1p(0.5), 1e-6);
  EXPECT_NEAR(features[14], std::log1p(2.0), 1e-6);
  EXPECT_NEAR(features[15], std::log1p(1.0), 1e-6);
}

TEST(pair_context, features_do_not_depend_on_what_members_are_called) {
  Surroundings one, two;
  one.statement(0, 0).statement(3, 0).statement(7, 0);
  two.statement(0, 0).statement(1, 0).statement(2, 0);
  for (Surroundings* told : {&one, &two}) {
    told->pair(0, 1, 0.4).pair(0, 2, 0.6).pair(1, 2, 0.3);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(one.features(i), two.features(i));
  }
}

}  // namespace
}  // namespace synoptic
