package dev.tandem.sample.bloomy.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one method and path.
 */
@FunctionalInterface
interface Route {

	/**
	 * Respond to a request.
	 * @param call the request
	 * @return what to send as JSON, {@code null} for no content
	 */
	@Nullable Object answer(Call call);

}
