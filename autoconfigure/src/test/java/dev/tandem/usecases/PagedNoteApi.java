package dev.tandem.usecases;

import java.util.List;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API that hands out its notes page by page.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface PagedNoteApi {

	@GetExchange
	Mono<NotePage> after(@RequestParam int pageSize, @RequestParam(required = false) @Nullable String pageToken);

	@GetExchange
	Mono<NotePage> from(@RequestParam int offset, @RequestParam int limit);

	/**
	 * One page.
	 *
	 * @param notes the notes
	 * @param nextPageToken token of the next page, empty on the last page
	 * @param total number of all notes
	 */
	record NotePage(List<Note> notes, @Nullable String nextPageToken, int total) {
	}

}
