// SPDX-License-Identifier: Apache-2.0
#include "ingest/detect_language.h"

#include <gtest/gtest.h>

#include "ingest/testing/lists.h"

namespace synoptic {
namespace {

TEST(detect_language, a_sentence_is_enough) {
  const char* cases[][2] = {
      {"en", "The mayor said that the bridge had been closed for a week."},
      {"fr", "Le maire a dit que le pont est fermé depuis une semaine."},
      {"de", "Der Bürgermeister sagte, dass die Brücke nicht mehr sicher ist."},
      {"es", "El alcalde dijo que el puente está cerrado desde el lunes."},
      {"it", "Il sindaco ha detto che il ponte non è più sicuro da giorni."},
      {"pt", "O prefeito disse que a ponte não é segura e está fechada."},
      {"tr", "Belediye başkanı köprünün bir hafta için kapalı olduğu dedi."},
      {"uk",
       "Міський голова сказав, що міст її закрили на тиждень, і він "
       "її не відкриє."},
      {"ru", "Мэр сказал, что мост закрыли на неделю, и он был небезопасен."},
      {"ar", "قال رئيس البلدية إن الجسر أغلق لمدة أسبوع"},
      {"zh", "市长说这座桥已经关闭了一个星期"},
      {"ja", "市長は橋が一週間閉鎖されたと述べた"},
      {"", "Lind 1234 Ask"},
      {"", ""},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(detect_language(one[1], test_lists().languages), one[0])
        << one[1];
  }
}

TEST(detect_language, a_name_makes_no_line_foreign) {
  const LanguageMarks& marks = test_lists().languages;
  EXPECT_FALSE(
      is_foreign("Jan de la Cruz met reporters on Monday.", "en", marks));
  EXPECT_TRUE(
      is_foreign("El presidente de la república y su esposa", "en", marks));
}

}  // namespace
}  // namespace synoptic
