// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(points, in_a_list_each_statement_stands_with_the_most_others) {
  const StatementRef a{0, 0};
  const StatementRef b{1, 0};
  const StatementRef c{2, 0};
  const StatementRef d{2, 1};
  const std::vector<PointDraft> drafts = {
      {{a, d}, {}}, {{a, b, c}, {}}, {{b, c}, {}}};
  std::vector<std::vector<StatementRef>> found;
  for (const PointDraft& draft : each_statement_once(drafts)) {
    found.push_back(draft.statements);
  }
  EXPECT_THAT(found, testing::ElementsAre(testing::ElementsAre(a, b, c),
                                          testing::ElementsAre(d)));
}

}  // namespace
}  // namespace synoptic
