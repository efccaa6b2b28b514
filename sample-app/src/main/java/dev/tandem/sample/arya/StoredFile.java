package dev.tandem.sample.arya;

/**
 * What the API has received.
 *
 * @param bytes bytes of the body
 * @param multipart whether it came as a part
 */
public record StoredFile(long bytes, boolean multipart) {
}
