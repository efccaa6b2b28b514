package dev.tandem.standin;

/**
 * Ends a stream by closing its connection.
 */
public final class CutException extends RuntimeException {

}
