// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/byte_stream.h"
#include "ingest/document.h"

namespace synoptic {

/// The formats that reports come in. `Detect` tells by content.
enum class InputFormat {
  Detect,
  Text,
  Html,
  Feed,
  Jsonl,
  Ninjs,
  Warc,
  Mail,  ///< And pages saved as MHTML.
  Pdf,
};

/// Whether page furniture is taken out, or the text left as it came.
enum class Cleaning { RemoveFurniture, AsIs };

/// Whether a document tells where on its page each character stood.
enum class Origins { Untold, Told };

struct IngestResources;

/// What a library found in a PDF file.
struct PdfText {
  std::string created;  ///< As the file has it, "D:2024...", or empty.
  std::vector<std::string> pages;
};

struct IngestOptions {
  InputFormat format = InputFormat::Detect;
  Cleaning cleaning = Cleaning::RemoveFurniture;
  Origins origins = Origins::Untold;
  /// The words that furniture, dates and languages are told by; outlives every
  /// call. Null is allowed: nothing is removed then, and less is known.
  const IngestResources* resources = nullptr;
  /// Reads PDF files, which takes a library that this layer keeps out of; null
  /// refuses them by name.
  Result<PdfText> (*read_pdf)(std::string_view bytes) = nullptr;
};

/// One report, or why one record could not be read. `note` tells what was
/// repaired in a report that could ("3 bytes are no UTF-8 and were replaced").
struct Ingested {
  Result<Document> document;
  std::string note;
};

/// Takes each report in turn; false stops the reading.
using TakeReport = std::function<bool(Ingested)>;

/// Where in an input a reader stands between two reports.
struct InputPlace {
  StreamPlace at;
  /// What the input is; `Detect` at its beginning only.
  InputFormat format = InputFormat::Detect;
  std::uint64_t line = 0;  ///< Lines passed, in a format of lines.
};

/// The bytes of a few reports, cut out of an input and not yet read: reading
/// is nearly all of the work, and can be done in any thread.
struct UnreadReports {
  /// Reads them and hands on each; to be called once. The name and the options
  /// that they were cut with have to live still.
  std::function<void(const TakeReport&)> read;
  std::size_t size = 0;  ///< Bytes held.
  /// The place behind them. Of format `Detect` if reading cannot begin there.
  InputPlace end;
  std::uint64_t used = 0;  ///< Bytes of the input used, or a few more.
};

/// Takes each lot in turn; false stops the cutting.
using TakeUnread = std::function<bool(UnreadReports)>;

/// Cuts one input into lots of reports, in their order, from a place on. A web
/// archive and lines of records are cut as they come, in the memory of the
/// largest report; anything else is held as a whole.
///
/// `bytes` gives the input from byte `from.at.member` on. Gives what to say of
/// the input if none of its lots gives a report or an error; empty if that
/// cannot be.
std::string_view cut_input(const ReadBytes& bytes, std::string_view name,
                           const IngestOptions& options, const InputPlace& from,
                           const TakeUnread& take);

/// Reads every report of one input and hands each to `take`, in their order.
///
/// `name` is the input's path, for messages and as the reports' `path`; the
/// stem of its file name is the `id` of a report that brings none. Bytes that
/// hold no report give one error. A broken record gives one error that names
/// its line, and the records after it are read.
void ingest(std::string_view bytes, std::string_view name,
            const IngestOptions& options, const TakeReport& take);

}  // namespace synoptic
