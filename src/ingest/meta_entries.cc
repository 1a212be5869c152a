// SPDX-License-Identifier: Apache-2.0
#include "ingest/meta_entries.h"

#include "ingest/draft.h"

namespace synoptic {

std::string_view find_meta(const std::vector<MetaEntry>& metas,
                           std::string_view name) {
  for (const MetaEntry& meta : metas) {
    if (meta.name == name && !trim_space(meta.content).empty()) {
      return trim_space(meta.content);
    }
  }
  return {};
}

}  // namespace synoptic
