package dev.tandem.config;

/**
 * A source went back behind a revision that it had, as after a restore.
 */
final class RevisionLostException extends RuntimeException {

	RevisionLostException(long held, long found) {
		super("The source is at revision %d, although it was at %d before".formatted(found, held));
	}

}
