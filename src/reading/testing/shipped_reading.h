// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/testing/shipped_files.h"
#include "language/analyze.h"
#include "reading/read.h"

namespace synoptic {

/// The project's own lists and models for reading one report, for tests.
struct ShippedReading {
  LanguageResources language =
      *load_language_resources(shipped_lists(), shipped_models());
  ReadingResources reading =
      *load_reading_resources(shipped_lists(), shipped_models());

  static const ShippedReading& shared() {
    static const ShippedReading loaded;
    return loaded;
  }
};

}  // namespace synoptic
