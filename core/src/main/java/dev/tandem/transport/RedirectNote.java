package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

/**
 * What a call and its transport report to each other about redirects.
 */
public final class RedirectNote {

	private final boolean bodyIsSentOnce;

	private volatile @Nullable String notFollowed;

	/**
	 * Create a note.
	 * @param bodyIsSentOnce whether the body of the request can be sent only once
	 */
	public RedirectNote(boolean bodyIsSentOnce) {
		this.bodyIsSentOnce = bodyIsSentOnce;
	}

	boolean bodyIsSentOnce() {
		return this.bodyIsSentOnce;
	}

	void notFollowed(@Nullable String reason) {
		this.notFollowed = reason;
	}

	/**
	 * Why the redirect that is the last response was not followed.
	 * @return the reason, {@code null} without one to add to what the status says
	 */
	public @Nullable String notFollowed() {
		return this.notFollowed;
	}

}
