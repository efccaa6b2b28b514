package dev.tandem;

/**
 * Notified of the bytes of a call as they are sent and received. You need it to show the
 * progress of an upload or a download: declare it as a parameter, anywhere in the method,
 * and pass {@code null} for none.
 *
 * <pre class="code">
 * &#64;PostExchange("/files")
 * Mono&lt;Void&gt; upload(@RequestBody Resource file, @Nullable TransferListener progress);
 *
 * files.upload(file, (direction, bytes, total) -> bar.show(bytes, total)).subscribe();
 * </pre>
 *
 * Each body begins with zero bytes, and so does each further attempt or redirect; a
 * request without a body is not reported, and neither is the body of an error. It is
 * called in order, from the thread that carries the bytes: an event loop that other calls
 * share, so it must not block. What it throws is logged, and the call goes on without it.
 */
@FunctionalInterface
public interface TransferListener {

	/**
	 * A part of a body has been transferred.
	 * @param direction whether it is the request or the response
	 * @param bytes bytes until now: of a request as they were written to the connection,
	 * of a response as they were read, after decompression
	 * @param total bytes of the whole body, {@code -1} while unknown: a body without
	 * {@code Content-Length}, or one that came compressed
	 */
	void onProgress(Direction direction, long bytes, long total);

	/**
	 * Direction of a body.
	 */
	enum Direction {

		/**
		 * The body of the request.
		 */
		UPLOAD,

		/**
		 * The body of the response.
		 */
		DOWNLOAD

	}

}
