// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/identities.h"
#include "engine/ordered_work.h"
#include "engine/run.h"
#include "ingest/document.h"

namespace synoptic {

/// The reason in an error's message, which may begin with the path.
std::string without_path(const std::string& message, const std::string& path);

/// What goes through the queue of a run: reports cut out of an input, or its
/// end, or why there are none.
struct InputLot {
  std::size_t input = 0;  ///< Its index in the run's inputs.
  UnreadReports unread;   ///< Its `read` may be empty.
  /// Why the input was not read on, or empty.
  std::string failure;
  /// At the end of an input: what to say if it gave nothing.
  std::optional<std::string> if_none;
};

/// Cuts all inputs of a run, from its place on, and hands on the lots.
void cut_inputs(const RunSetting& run,
                const std::function<bool(InputLot)>& take);

/// Keeps the books of a run: ids, what was read and what not, how far it came.
/// Everything is told in the order of the inputs.
class RunLedger {
 public:
  explicit RunLedger(const RunSetting& run);

  /// Gives the document of a report that was read its id.
  void enter(Document& document, const std::string& note, const InputLot& lot);
  void enter_error(const Error& error, const InputLot& lot);

  /// All reports of the lot are taken.
  void close(const InputLot& lot);

  const RunSummary& summary() const { return summary_; }

 private:
  void fail(const Unread& unread);

  const RunSetting& run_;
  Identities identities_;
  RunSummary summary_;
  std::size_t all_bytes_ = 0;
  std::size_t bytes_before_ = 0;  // in the inputs that are done
  std::size_t given_ = 0;         // reports and errors of the input at hand
};

/// Reads the documents of all inputs, makes something of each in the run's
/// threads, and hands that on in this thread in the order of the inputs. Tells
/// the run's listener what could not be read. Memory is bounded.
///
/// `Made` has the `document` that it was made of. When `make` sees it, its id
/// is the one that it brings; when `take` does, no other has it.
template <typename Made>
RunSummary take_in(const RunSetting& run,
                   const std::function<Made(Document)>& make,
                   const std::function<bool(Made)>& take) {
  struct OneReport {
    std::optional<Made> made;
    Error error;
    std::string note;
  };
  struct ReadLot {
    InputLot lot;
    std::vector<OneReport> reports;
  };
  const auto read = [&](InputLot lot) {
    ReadLot done{std::move(lot), {}};
    if (!done.lot.unread.read) return done;
    const Input& input = run.inputs.inputs[done.lot.input];
    done.lot.unread.read([&](Ingested ingested) {
      OneReport one;
      one.note = std::move(ingested.note);
      if (ingested.document) {
        name_by_input(*ingested.document, input);
        one.made.emplace(make(*std::move(ingested.document)));
      } else {
        one.error = std::move(ingested.document).error();
      }
      done.reports.push_back(std::move(one));
      return true;
    });
    done.lot.unread.read = nullptr;
    return done;
  };
  RunLedger ledger(run);
  const auto take_lot = [&](ReadLot done) {
    for (OneReport& one : done.reports) {
      if (!one.made) {
        ledger.enter_error(one.error, done.lot);
        continue;
      }
      ledger.enter(one.made->document, one.note, done.lot);
      if (!take(*std::move(one.made))) return false;
    }
    ledger.close(done.lot);
    return true;
  };
  OrderedWork<InputLot, ReadLot> work(run.options.jobs, read, take_lot);
  cut_inputs(run, [&](InputLot lot) {
    const std::size_t size = lot.unread.size;
    return work.add(std::move(lot), size);
  });
  work.finish();
  return ledger.summary();
}

}  // namespace synoptic
