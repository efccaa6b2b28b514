package dev.tandem.sample.openapp;

import org.jspecify.annotations.Nullable;

/**
 * An image that was uploaded.
 *
 * @param device its device
 * @param bytes bytes of the request that were sent
 */
record Uploaded(@Nullable Device device, long bytes) {

}
