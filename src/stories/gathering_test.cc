// SPDX-License-Identifier: Apache-2.0
#include "stories/gathering.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "stories/clusters.h"
#include "stories/likeness.h"

namespace synoptic {
namespace {

/// A report of `words` random words of 60, of unit length.
Sketch random_report(std::mt19937& random, int words, int day) {
  std::vector<float> weights(60, 0.0F);
  for (int i = 0; i < words; ++i) weights[random() % 60] += 1;
  Sketch sketch;
  float squares = 0;
  for (const float weight : weights) squares += weight * weight;
  for (std::uint32_t word = 0; word < weights.size(); ++word) {
    if (weights[word] == 0) continue;
    sketch.terms.push_back({word, weights[word] / std::sqrt(squares)});
  }
  sketch.day = day;
  return sketch;
}

TEST(gathering, the_product_of_sums_is_the_sum_over_all_pairs) {
  std::mt19937 random(7);
  std::vector<Sketch> left;
  std::vector<Sketch> right;
  Gathering a;
  Gathering b;
  for (int i = 0; i < 9; ++i) {
    left.push_back(random_report(random, 20, 100));
    right.push_back(random_report(random, 20, 100));
    add(a, gathering_of(left.back()));
    add(b, gathering_of(right.back()));
  }
  double sum = 0;
  for (const Sketch& x : left) {
    for (const Sketch& y : right) sum += likeness_of(x, y).words;
  }
  TermTable table;
  table.hold(a.terms);
  EXPECT_NEAR(table.shared(b.terms), sum, 1e-4);
}

/// A gathering of reports that share eight words and have four of their own,
/// the first of which is `own`.
Gathering gathering_with(std::uint32_t own, int reports) {
  Gathering gathering;
  for (int i = 0; i < reports; ++i) {
    Sketch sketch;
    for (std::uint32_t word = 0; word < 8; ++word) {
      sketch.terms.push_back({word, 0.29F});
    }
    for (std::uint32_t word = own; word < own + 4; ++word) {
      sketch.terms.push_back({word, 0.29F});
    }
    add(gathering, gathering_of(sketch));
  }
  return gathering;
}

double score_of_two(const Gathering& a, const Gathering& b) {
  TermTable table;
  table.hold(a.terms);
  return score_of(a, b, table.shared(b.terms));
}

TEST(gathering, of_another_event_in_the_same_words_is_no_story_with_it) {
  const Gathering one = gathering_with(20, 6);
  EXPECT_LT(score_of_two(one, gathering_with(30, 6)), kOneEvent);
  EXPECT_GE(score_of_two(one, gathering_with(20, 6)), kOneEvent);
  // A few reports have words of their own by chance.
  EXPECT_GE(score_of_two(one, gathering_with(30, 4)), kOneEvent);
}

TEST(gathering, with_words_of_its_own_on_one_side_only_is_one_story) {
  Gathering shorter;
  for (int i = 0; i < 6; ++i) {
    Sketch sketch;
    for (std::uint32_t word = 0; word < 8; ++word) {
      sketch.terms.push_back({word, 0.35F});
    }
    add(shorter, gathering_of(sketch));
  }
  EXPECT_GE(score_of_two(gathering_with(20, 6), shorter), kOneEvent);
}

TEST(gathering, of_two_single_reports_scores_what_the_pair_does) {
  std::mt19937 random(8);
  const Sketch x = random_report(random, 20, 100);
  const Sketch y = random_report(random, 20, 103);
  TermTable table;
  table.hold(x.terms);
  EXPECT_NEAR(score_of(gathering_of(x), gathering_of(y), table.shared(y.terms)),
              likeness_of(x, y).score, 1e-6);
}

TEST(gathering, reports_more_than_a_week_apart_are_in_no_window) {
  std::mt19937 random(9);
  Gathering a = gathering_of(random_report(random, 20, 100));
  const Gathering b = gathering_of(random_report(random, 20, 107));
  const Gathering c = gathering_of(random_report(random, 20, 108));
  EXPECT_TRUE(in_one_window(a, b));
  EXPECT_FALSE(in_one_window(a, c));
  add(a, b);
  EXPECT_FALSE(in_one_window(a, c));
}

TEST(clustering, what_is_held_stays_together_and_new_ones_join_it) {
  std::mt19937 random(10);
  const Sketch one = random_report(random, 30, 100);
  const Sketch other = random_report(random, 3, 100);
  Clustering clustering;
  clustering.hold(one, 0);
  clustering.hold(other, 0);
  EXPECT_EQ(clustering.first_of(1), 0U);
  Sketch again = one;
  again.day = 101;
  const Sketch* day[] = {&again};
  clustering.add(day);
  EXPECT_EQ(clustering.first_of(2), 0U);
  EXPECT_EQ(clustering.merges().size(), 1U);
}

TEST(clustering, never_puts_together_what_a_person_parted) {
  std::mt19937 random(11);
  const Sketch report = random_report(random, 30, 100);
  const std::pair<std::uint32_t, std::uint32_t> apart[] = {{0, 1}};
  Clustering clustering(apart);
  const Sketch* day[] = {&report, &report, &report};
  clustering.add(day);
  EXPECT_NE(clustering.first_of(0), clustering.first_of(1));
}

}  // namespace
}  // namespace synoptic
