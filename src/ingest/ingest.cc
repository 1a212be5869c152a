// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include "base/utf8.h"

namespace synoptic {

void ingest(std::string_view bytes, std::string_view name, const IngestOptions&,
            const TakeReport& take) {
  Document document;
  document.path = name;
  document.text = repair_utf8(bytes).text;
  take({std::move(document), {}});
}

}  // namespace synoptic
