// SPDX-License-Identifier: Apache-2.0
#include "cli/long_run.h"

#include <utility>

#include "engine/journal.h"

namespace synoptic {
namespace {

// Bytes of the inputs between two notes: some seconds of `extract`. A guess.
constexpr std::uint64_t kNoteEvery = std::uint64_t{16} << 20;

Error cannot(const std::string& path, std::string_view why) {
  return {ErrorCode::Malformed, path + ": cannot go on: " + std::string(why)};
}

}  // namespace

bool LongRun::write(std::string_view line) {
  written_ += line.size();
  return output_.write(line);
}

void LongRun::pass(const RunPlace& place) {
  if (!can_note_ || place.bytes < noted_ + kNoteEvery) return;
  noted_ = place.bytes;
  can_note_ = output_.note(journal_to_text({key_, written_, place}));
}

std::string key_of(const Arguments& arguments, const Inputs& inputs,
                   const Resources& resources) {
  std::string words = "synoptic " SYNOPTIC_VERSION " ";
  words += to_string(arguments.command);
  words += arguments.ingest.cleaning == Cleaning::AsIs ? " as is " : " ";
  if (arguments.ingest.origins == Origins::Told) words += "origins ";
  words += std::to_string(static_cast<int>(arguments.ingest.format));
  words += " " + std::to_string(resources.digest);
  return run_key(words, inputs);
}

Result<LeftRun> find_left_run(const Files& files, const std::string& path,
                              const std::string& key) {
  auto left = files.resume(path);
  if (!left) return std::move(left).error();
  const auto journal = read_journal(left->journal);
  if (!journal) return cannot(path, "the journal is none of this version");
  if (journal->key != key) {
    return cannot(path,
                  "what is there was made of other inputs, options, word "
                  "lists or models");
  }
  const auto part = files.open(left->part);
  if (!part) return cannot(left->part, part.error().message);
  LeftRun run;
  const bool fits = take_ids(**part, journal->written, run.start.identities) &&
                    left->file->cut(journal->written);
  if (!fits) return cannot(left->part, "it is not as the journal says");
  run.output = std::move(left->file);
  run.written = journal->written;
  run.bytes = journal->place.bytes;
  run.start.input = journal->place.input;
  run.start.place = journal->place.place;
  run.start.summary = journal->place.summary;
  return run;
}

}  // namespace synoptic
