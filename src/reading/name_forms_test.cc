// SPDX-License-Identifier: Apache-2.0
#include "reading/name_forms.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(name_forms, first_names_agree_across_ways_to_write_their_vowels) {
  EXPECT_TRUE(first_names_agree("soraya", "suraya"));
  EXPECT_TRUE(first_names_agree("serhiy", "serhii"));
  EXPECT_TRUE(first_names_agree("r", "rosalind"));
  EXPECT_TRUE(first_names_agree("", "rosalind"));
}

TEST(name_forms, different_first_names_do_not_agree) {
  EXPECT_FALSE(first_names_agree("maria", "mario"));
  EXPECT_FALSE(first_names_agree("dan", "don"));
  EXPECT_FALSE(first_names_agree("ada", "olaf"));
  EXPECT_FALSE(first_names_agree("marina", "martina"));
}

TEST(name_forms, forms_of_one_name_agree_across_languages) {
  EXPECT_TRUE(first_names_agree("dmytro", "dmitry"));
  EXPECT_TRUE(first_names_agree("volodymyr", "vladimir"));
  EXPECT_TRUE(first_names_agree("yousef", "yusuf"));
  EXPECT_TRUE(first_names_agree("bill", "william"));
  EXPECT_FALSE(first_names_agree("bill", "robert"));
  EXPECT_FALSE(first_names_agree("pavlo", "petro"));
}

TEST(name_forms, case_endings_behind_an_apostrophe_are_no_part_of_a_name) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(name_words("Lind'in"), (Words{"lind"}));
  EXPECT_EQ(name_words("Ada Lind's"), (Words{"ada", "lind"}));
  EXPECT_EQ(name_words("O'Neil"), (Words{"o'neil"}));
  EXPECT_EQ(name_words("D'Angelo"), (Words{"d'angelo"}));
}

TEST(name_forms, one_surname_is_not_one_person) {
  EXPECT_TRUE(may_be_one_person({"soraya", "lind"}, {"suraya", "lind"}));
  EXPECT_FALSE(may_be_one_person({"ada", "berg"}, {"olaf", "berg"}));
  EXPECT_FALSE(may_be_one_person({"soraya", "lind"}, {"suraya", "berg"}));
}

}  // namespace
}  // namespace synoptic
