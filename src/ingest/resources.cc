// SPDX-License-Identifier: Apache-2.0
#include "ingest/resources.h"

#include <utility>

#include "base/unicode.h"

namespace synoptic {

Result<IngestResources> load_ingest_resources(const OpenList& open) {
  IngestResources resources;
  const auto furniture = open("page_furniture.txt");
  if (!furniture) return furniture.error();
  resources.furniture = FurniturePhrases(*furniture);

  const auto words = open("page_words.txt");
  if (!words) return words.error();
  for (const ListEntry& entry : parse_list(*words)) {
    if (entry.size() < 2) continue;
    if (entry[0] == "share-with") resources.share_company.insert(entry[1]);
    if (entry[0] == "share") resources.share_words.insert(entry[1]);
    if (entry[0] == "credit") resources.credit_words.insert(entry[1]);
    if (entry[0] == "photo-house") resources.photo_houses.insert(entry[1]);
    if (entry[0] == "byline") resources.byline_labels.insert(entry[1]);
    if (entry[0] == "name-word") resources.name_words.insert(entry[1]);
    if (entry[0] == "role") resources.role_words.insert(entry[1]);
    if (entry[0] == "menu") resources.menu_words.insert(entry[1]);
    if (entry[0] == "menu-with") resources.menu_company.insert(entry[1]);
  }

  const auto marks = open("page_marks.txt");
  if (!marks) return marks.error();
  resources.part_names = PartNames(*marks);

  const auto dates = open("page_dates.txt");
  if (!dates) return dates.error();
  resources.dates = parse_date_words(*dates);

  const auto languages = open("language_marks.txt");
  if (!languages) return languages.error();
  resources.languages = parse_language_marks(*languages);

  const auto agencies = open("news_agencies.txt");
  if (!agencies) return agencies.error();
  for (const ListEntry& entry : parse_list(*agencies)) {
    if (entry.size() < 2) continue;
    resources.agencies.emplace(entry[0], entry[1]);
    resources.photo_houses.insert(fold(entry[0]));
  }

  if (const auto names = open("first_names.txt")) {
    for (const ListEntry& entry : parse_list(*names)) {
      resources.first_names.insert(fold(entry[0]));
    }
  }
  return resources;
}

}  // namespace synoptic
