package dev.tandem.engine;

import dev.tandem.error.FailedCall;
import dev.tandem.error.FailureTranslator;
import dev.tandem.transport.RedirectNote;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the transport and the decoder report into Tandem's exceptions.
 *
 * @param translator finds the exceptions
 * @param redirects whether the transport follows redirects
 */
record ErrorMapping(FailureTranslator translator, boolean redirects) {

	/**
	 * Where a call keeps what it needs to know of its redirects.
	 * @return the note, {@code null} if redirects are not followed
	 */
	@Nullable RedirectNote note(Call call) {
		RedirectNote note = this.redirects ? new RedirectNote(!call.isResendable()) : null;
		call.note(note);
		return note;
	}

	Throwable translate(Call call, @Nullable RedirectNote note, Throwable failure) {
		return this.translator.translate(failure, new FailedCall(call.operation(), call.errorTypes(), call.attempts(),
				call.elapsed(), call.receivedBody(), note));
	}

}
