// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "network.h"
#include "random.h"

namespace synoptic {

/// Goes through all samples once, in batches of about `batch_tokens` tokens,
/// and gives the sum of what `train_batch(batch, rate)` gives. `progress` is
/// the share of the training that is done, `share` what an epoch adds. The rate
/// warms up for a short while and then goes down to nothing in a straight line.
template <typename Sample, typename TrainBatch>
double train_epoch(const std::vector<Sample>& samples, Random& random,
                   std::size_t batch_tokens, float progress, float share,
                   const TrainBatch& train_batch) {
  constexpr float kTopRate = 3e-3F;
  constexpr float kWarm = 0.02F;
  std::vector<std::uint32_t> order(samples.size());
  std::iota(order.begin(), order.end(), 0U);
  shuffle(order, random);
  double loss = 0;
  std::size_t at = 0;
  while (at < order.size()) {
    const float done = progress + share * static_cast<float>(at) /
                                      static_cast<float>(order.size());
    std::vector<const Sample*> batch;
    std::size_t tokens = 0;
    while (at < order.size() && tokens < batch_tokens) {
      batch.push_back(&samples[order[at++]]);
      tokens += batch.back()->tokens.size();
    }
    loss += train_batch(batch,
                        kTopRate * std::min(done / kWarm + 0.05F, 1.0F - done));
  }
  return loss;
}

/// One step of all weights, with the gradient clipped to a length of five.
inline void step_all(const std::vector<Weights*>& dense,
                     TrainedEncoder& encoder, float rate) {
  constexpr float kLongestGradient = 5;
  float squares = 0;
  for (const Weights* weight : dense) squares += weight->norm();
  const float length = std::sqrt(squares);
  AdamStep adam;
  adam.rate = rate;
  if (length > kLongestGradient) adam.scale = kLongestGradient / length;
  for (Weights* weight : dense) weight->step(adam);
  encoder.step_table(adam);
}

}  // namespace synoptic
