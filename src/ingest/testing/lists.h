// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/testing/shipped_files.h"
#include "ingest/resources.h"

namespace synoptic {

/// The project's own lists, for tests.
inline const IngestResources& test_lists() {
  static const IngestResources lists = *load_ingest_resources(shipped_lists());
  return lists;
}

}  // namespace synoptic
