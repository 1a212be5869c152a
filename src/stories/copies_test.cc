// SPDX-License-Identifier: Apache-2.0
#include "stories/copies.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "stories/families.h"
#include "stories/run_table.h"

namespace synoptic {
namespace {

/// A text of so many words that no other seed has.
std::string words(int seed, int count) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "w" + std::to_string(random() % 100000) + " ";
  }
  return text;
}

Sketch sketch(const std::string& text, std::optional<int> day = {}) {
  Sketch sketch;
  sketch.day = day;
  sketch.fingerprint = fingerprint_of(text);
  return sketch;
}

std::size_t pairs_of(const std::vector<Sketch>& sketches) {
  return copy_pairs(sketches).size();
}

TEST(fingerprint, case_marks_and_diacritics_do_not_count) {
  const Fingerprint a = fingerprint_of("The Mayor of Zülow, said: no more!");
  const Fingerprint b = fingerprint_of("the mayor of Zulow said no more");
  EXPECT_EQ(a.runs, b.runs);
  EXPECT_EQ(a.size(), 3U);
  EXPECT_EQ(fingerprint_of("only four words here").size(), 0U);
}

TEST(fingerprint, a_long_text_is_sampled_and_still_compared) {
  const std::string both = words(1, 4000);
  const Fingerprint a = fingerprint_of(both + words(2, 4000));
  const Fingerprint b = fingerprint_of(both + words(3, 2000));
  EXPECT_LE(a.size(), kMostRuns);
  EXPECT_NEAR(overlap_of(a, b).jaccard, 0.4, 0.06);
  EXPECT_NEAR(overlap_of(a, b).containment, 2.0 / 3, 0.08);
  EXPECT_NEAR(overlap_of(a, b).shared, 4000, 400);
}

TEST(fingerprint, shared_stretches_are_what_two_texts_have_word_for_word) {
  const std::string a = "Here one two three four five six, there ends it all";
  const Fingerprint b = fingerprint_of("One two three four five six seven");
  const auto stretches = shared_stretches(a, b);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_EQ(slice(a, stretches[0]), "one two three four five six");
}

TEST(copies, exact_near_partial_and_contained_copies_are_found) {
  const std::string agency = words(1, 200);
  std::string changed = agency;
  changed.replace(500, 6, "another");
  EXPECT_EQ(pairs_of({sketch(agency), sketch(agency)}), 1U);
  EXPECT_EQ(pairs_of({sketch(agency), sketch(changed)}), 1U);
  EXPECT_EQ(pairs_of({sketch(agency), sketch(agency + words(2, 300))}), 1U);
  // Half of a short report inside a long article.
  const std::string half = agency.substr(0, agency.size() / 2);
  EXPECT_EQ(pairs_of({sketch(agency), sketch(words(3, 1500) + half)}), 1U);
  EXPECT_EQ(pairs_of({sketch(words(3, 1500) + half), sketch(agency)}), 1U);
  // A shared quotation is no copy, nor is a text of three words.
  const std::string remark = words(4, 25);
  EXPECT_EQ(pairs_of({sketch(words(5, 200) + remark),
                      sketch(words(6, 200) + remark)}),
            0U);
  EXPECT_EQ(pairs_of({sketch("No more words"), sketch("No more words")}), 0U);
}

TEST(copies, reports_years_apart_are_no_copies) {
  const std::string text = words(1, 100);
  EXPECT_EQ(pairs_of({sketch(text, 0), sketch(text, kCopyDays)}), 1U);
  EXPECT_EQ(pairs_of({sketch(text, 0), sketch(text, kCopyDays + 1)}), 0U);
  EXPECT_EQ(pairs_of({sketch(text, 0), sketch(text, 36500), sketch(text)}), 2U);
}

TEST(copies, are_those_that_comparing_all_with_all_finds) {
  std::mt19937 random(3);
  std::vector<Sketch> sketches;
  for (int i = 0; i < 120; ++i) {
    std::string text;
    for (int part = 0; part < 3; ++part) {
      text += words(static_cast<int>(random() % 30), 60);
    }
    sketches.push_back(sketch(text));
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> slow;
  for (std::uint32_t b = 0; b < sketches.size(); ++b) {
    for (std::uint32_t a = 0; a < b; ++a) {
      const Overlap overlap =
          overlap_of(sketches[a].fingerprint, sketches[b].fingerprint);
      if (overlap.jaccard >= kCopyJaccard ||
          overlap.containment >= kCopyContainment) {
        slow.emplace(a, b);
      }
    }
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> fast;
  for (const CopyPair& pair : copy_pairs(sketches)) {
    fast.emplace(pair.a, pair.b);
  }
  EXPECT_GT(slow.size(), 100U);
  EXPECT_EQ(fast, slow);
}

TEST(families, an_article_that_quotes_two_reports_does_not_join_them) {
  const std::string one = words(1, 100);
  const std::string two = words(2, 100);
  const std::vector<Sketch> sketches = {sketch(one),
                                        sketch(one),
                                        sketch(one),
                                        sketch(two),
                                        sketch(two),
                                        sketch(two),
                                        sketch(one + two + words(3, 150)),
                                        sketch(words(9, 50))};
  const Families families = find_families(sketches);
  EXPECT_NE(families.family[0], families.family[3]);
  EXPECT_EQ(families.family[0], families.family[2]);
  EXPECT_EQ(families.family[3], families.family[5]);
  EXPECT_EQ(families.copy_of[2]->text, 0U);
  EXPECT_FALSE(families.copy_of[7]);
  // What the article shares with both is told all the same.
  std::set<std::uint32_t> sharers;
  for (const TextShared& shared : families.shared[6]) {
    sharers.insert(shared.text);
    EXPECT_GE(std::max(shared.jaccard, shared.containment), kCopyJaccard);
  }
  EXPECT_EQ(sharers, (std::set<std::uint32_t>{0, 1, 2, 3, 4, 5}));
  EXPECT_TRUE(families.shared[7].empty());
}

TEST(families, an_article_with_one_report_in_it_is_of_its_family) {
  const std::string one = words(1, 100);
  const std::vector<Sketch> sketches = {sketch(one),
                                        sketch(one + words(3, 150))};
  EXPECT_EQ(find_families(sketches).family[1], 0U);
}

TEST(run_table, keeps_the_first_holders_and_drops_the_unwanted_when_it_grows) {
  RunTable table;
  const auto all = [](std::uint32_t) { return true; };
  for (std::uint32_t report = 0; report < 100; ++report) {
    table.add(7, report, all);
  }
  std::vector<std::uint32_t> holders;
  table.find(7, holders);
  ASSERT_EQ(holders.size(), RunTable::kMostHolders);
  EXPECT_EQ(holders.back(), RunTable::kMostHolders - 1);
  for (std::uint32_t run = 100; run < 20000; ++run) {
    table.add(run, 100, [](std::uint32_t report) { return report != 3; });
  }
  holders.clear();
  table.find(7, holders);
  EXPECT_EQ(holders.size(), RunTable::kMostHolders - 1);
}

}  // namespace
}  // namespace synoptic
