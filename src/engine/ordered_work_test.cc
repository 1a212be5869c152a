// SPDX-License-Identifier: Apache-2.0
#include "engine/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace synoptic {
namespace {

class OrderedWorkTest : public testing::TestWithParam<int> {};

TEST_P(OrderedWorkTest, outcomes_come_in_the_order_of_the_items) {
  std::vector<int> taken;
  OrderedWork<int, int> work(
      GetParam(),
      [](int item) {
        // The first items take longest.
        std::this_thread::sleep_for(std::chrono::microseconds(50 - item));
        return item * item;
      },
      [&](int outcome) {
        taken.push_back(outcome);
        return true;
      });
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(work.add(i));
  EXPECT_TRUE(work.finish());
  ASSERT_EQ(taken.size(), 50u);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(taken[static_cast<std::size_t>(i)], i * i);
  }
}

TEST_P(OrderedWorkTest, nothing_is_taken_after_no_more_was_wanted) {
  int taken = 0;
  OrderedWork<int, int> work(
      GetParam(), [](int item) { return item; },
      [&](int outcome) {
        ++taken;
        return outcome < 3;
      });
  int i = 0;
  while (i < 10000 && work.add(i)) ++i;
  EXPECT_FALSE(work.finish());
  EXPECT_LT(i, 10000);
  EXPECT_EQ(taken, 4);
}

TEST_P(OrderedWorkTest, what_work_throws_reaches_the_caller) {
  OrderedWork<int, int> work(
      GetParam(),
      [](int item) -> int {
        if (item == 5) throw std::runtime_error("five");
        return item;
      },
      [](int) { return true; });
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) work.add(i);
        work.finish();
      },
      std::runtime_error);
}

TEST_P(OrderedWorkTest, the_items_under_way_are_bounded) {
  std::atomic<int> under_way = 0;
  std::atomic<int> most = 0;
  OrderedWork<int, int> work(
      GetParam(), [](int item) { return item; },
      [&](int) {
        --under_way;
        return true;
      });
  for (int i = 0; i < 2000; ++i) {
    const int now = ++under_way;
    if (now > most) most = now;
    work.add(i);
  }
  work.finish();
  EXPECT_EQ(under_way, 0);
  EXPECT_LE(most, GetParam() * 8 + 1);
}

INSTANTIATE_TEST_SUITE_P(jobs, OrderedWorkTest, testing::Values(1, 2, 5));

}  // namespace
}  // namespace synoptic
