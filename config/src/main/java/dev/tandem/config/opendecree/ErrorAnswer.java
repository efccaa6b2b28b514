package dev.tandem.config.opendecree;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Body of an error as calls and streams send it.
 *
 * @param code code of gRPC, for a call
 * @param message what is wrong, for a call
 * @param details further details, for a call
 * @param error all that, for a stream
 */
record ErrorAnswer(@Nullable Integer code, @Nullable String message, @Nullable List<Status.Detail> details,
		@Nullable Status error) {

	@Nullable Status status() {
		return (this.error != null) ? this.error
				: (this.code != null) ? new Status(this.code, this.message, this.details) : null;
	}

}
