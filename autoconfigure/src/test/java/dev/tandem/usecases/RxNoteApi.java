package dev.tandem.usecases;

import dev.tandem.ApiClient;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Operations that return types of RxJava 3.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface RxNoteApi {

	@GetExchange("/{id}")
	Single<Note> single(@PathVariable String id);

	@GetExchange("/{id}")
	Maybe<Note> maybe(@PathVariable String id);

	@GetExchange("/{id}")
	Single<ResponseEntity<Note>> entity(@PathVariable String id);

	@DeleteExchange("/{id}")
	Completable delete(@PathVariable String id);

	@GetExchange
	Observable<Note> observable();

	@GetExchange
	Flowable<Note> flowable();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flowable<Note> lines();

	@GetExchange("/lines")
	Flowable<DataBuffer> download();

	@PostExchange
	Single<Note> create(@RequestBody Single<Note> note);

}
