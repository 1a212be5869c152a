// SPDX-License-Identifier: Apache-2.0
#include "engine/take_in.h"

#include <algorithm>
#include <utility>

namespace synoptic {
namespace {

InputLot end_of_input(std::size_t input, std::string_view if_none) {
  InputLot lot;
  lot.input = input;
  lot.if_none = if_none;
  return lot;
}

InputLot failed_input(std::size_t input, std::string why) {
  InputLot lot;
  lot.input = input;
  lot.failure = std::move(why);
  return lot;
}

/// Cuts one input; false if no more is wanted.
bool cut_one(const RunSetting& run, std::size_t index, const InputPlace& from,
             const std::function<bool(InputLot)>& take) {
  const Input& input = run.inputs.inputs[index];
  const auto file = run.files.open(input.path);
  if (!file) return take(failed_input(index, file.error().message));
  InputFile& bytes = **file;
  if (from.at.member > 0 && !bytes.skip(from.at.member)) {
    return take(failed_input(index, "shorter than it was"));
  }
  bool wanted = true;
  bool any = false;
  const ReadBytes read = [&](char* into, std::size_t size) {
    const std::size_t got = bytes.read(into, size);
    any = any || got > 0;
    return got;
  };
  const std::string_view none = cut_input(
      read, input.path, run.options.ingest, from, [&](UnreadReports unread) {
        InputLot lot;
        lot.input = index;
        lot.unread = std::move(unread);
        return wanted = take(std::move(lot));
      });
  if (!wanted) return false;
  if (bytes.failure()) {
    return take(failed_input(index, bytes.failure()->message));
  }
  const bool is_new = from.format == InputFormat::Detect;
  if (!any && is_new) return take(failed_input(index, "empty file"));
  return take(end_of_input(index, is_new ? none : std::string_view()));
}

}  // namespace

void cut_inputs(const RunSetting& run,
                const std::function<bool(InputLot)>& take) {
  std::size_t first = 0;
  InputPlace from;
  if (run.start) {
    first = run.start->input;
    from = run.start->place;
  }
  for (std::size_t i = first; i < run.inputs.inputs.size(); ++i) {
    if (!cut_one(run, i, std::exchange(from, InputPlace()), take)) return;
  }
}

RunLedger::RunLedger(const RunSetting& run) : run_(run) {
  const std::vector<Input>& inputs = run.inputs.inputs;
  for (const Input& input : inputs) all_bytes_ += input.size;
  if (run.start) {
    identities_ = std::move(run.start->identities);
    summary_ = run.start->summary;
    for (std::size_t i = 0; i < run.start->input; ++i) {
      bytes_before_ += inputs[i].size;
    }
    return;
  }
  for (const Unread& unread : run.inputs.unread) fail(unread);
}

void RunLedger::fail(const Unread& unread) {
  ++summary_.unread;
  if (run_.listener.unread) run_.listener.unread(unread);
}

void RunLedger::enter(Document& document, const std::string& note,
                      const InputLot& lot) {
  const Input& input = run_.inputs.inputs[lot.input];
  if (!note.empty() && run_.listener.repaired) {
    run_.listener.repaired({input.path, note});
  }
  ++given_;
  ++summary_.read;
  identities_.name(document, input);
}

void RunLedger::enter_error(const Error& error, const InputLot& lot) {
  const std::string& path = run_.inputs.inputs[lot.input].path;
  ++given_;
  fail({path, without_path(error.message, path)});
}

void RunLedger::close(const InputLot& lot) {
  const Input& input = run_.inputs.inputs[lot.input];
  const bool is_end = lot.if_none || !lot.failure.empty();
  if (!lot.failure.empty()) {
    fail({input.path, lot.failure});
  } else if (lot.if_none && given_ == 0 && !lot.if_none->empty()) {
    fail({input.path, *lot.if_none});
  }
  std::size_t here = static_cast<std::size_t>(lot.unread.used);
  if (is_end) {
    here = 0;
    given_ = 0;
    bytes_before_ += input.size;
  } else if (input.size > 0) {
    here = std::min(here, input.size);
  }
  if (run_.listener.progress) {
    run_.listener.progress({summary_.read, bytes_before_ + here, all_bytes_});
  }
  const bool is_place = is_end || lot.unread.end.format != InputFormat::Detect;
  if (!is_place || !run_.listener.passed) return;
  RunPlace place;
  place.input = is_end ? lot.input + 1 : lot.input;
  if (!is_end) place.place = lot.unread.end;
  place.bytes = bytes_before_ + here;
  place.summary = summary_;
  run_.listener.passed(place);
}

std::string without_path(const std::string& message, const std::string& path) {
  if (!message.starts_with(path + ":")) return message;
  const std::string reason = message.substr(path.size() + 1);
  if (reason.starts_with(' ')) return reason.substr(1);
  // "FILE:4: what is wrong there"
  return "line " + reason;
}

}  // namespace synoptic
