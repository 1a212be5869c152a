// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "engine/run.h"
#include "ingest/document.h"

namespace synoptic {

/// Takes one document; false stops the reading.
using TakeDocument = std::function<bool(Document)>;

/// Hands on the documents of all inputs, in their order, each with an id that
/// no other has, and tells the run's listener what could not be read.
///
/// A record keeps its own id. One without has its file's stem. If an earlier
/// document has the id already, the file's stem stands in front of it, and if
/// that is taken too, a number behind it.
RunSummary take_in(const RunSetting& run, const TakeDocument& take);

/// The reason in an error's message, which may begin with the path.
std::string without_path(const std::string& message, const std::string& path);

}  // namespace synoptic
