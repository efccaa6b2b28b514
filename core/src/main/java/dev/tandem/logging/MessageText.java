package dev.tandem.logging;

import java.util.List;

import dev.tandem.auth.Credential;
import dev.tandem.settings.ClientSettings;

/**
 * Text of others as a part of a message: one short line without what a client does not
 * show.
 */
public final class MessageText {

	private static final int LONGEST = 200;

	/**
	 * How much is looked through for secrets, which may begin where the text is cut.
	 */
	private static final int LONGEST_READ = 4 * LONGEST;

	private final Redaction redaction;

	/**
	 * Create a text.
	 * @param settings settings of the client
	 * @param credentials its credentials, which are not shown
	 */
	public MessageText(ClientSettings settings, List<Credential> credentials) {
		this.redaction = new Redaction(settings, credentials);
	}

	/**
	 * Whether the value of a field is shown.
	 * @param name name of the field
	 * @return {@code false} for a name that is to be redacted
	 */
	public boolean shows(String name) {
		return !this.redaction.fields().hides(name);
	}

	/**
	 * Shorten a text and hide what is not shown.
	 * @param text the text
	 * @return at most 200 characters and a mark that there were more
	 */
	public String of(String text) {
		boolean tooLong = text.length() > LONGEST_READ;
		String read = tooLong ? text.substring(0, LONGEST_READ) : text;
		String masked = this.redaction.fields().inText(read);
		String line = LogText
			.oneLine(tooLong ? this.redaction.secrets().hideCut(masked) : this.redaction.secrets().hide(masked));
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "\u2026" : line;
	}

}
