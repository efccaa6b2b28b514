package dev.tandem.sample.geopera;

/**
 * How far an upload is.
 *
 * @param id its id
 * @param status its status
 */
public record UploadState(String id, String status) {

}
