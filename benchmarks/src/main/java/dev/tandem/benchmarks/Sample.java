package dev.tandem.benchmarks;

/**
 * What one process measured.
 *
 * @param callsPerSecond throughput
 * @param bytesPerCall allocation, over all threads
 */
record Sample(double callsPerSecond, double bytesPerCall) {

}
