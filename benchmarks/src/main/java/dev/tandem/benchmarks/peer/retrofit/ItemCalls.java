package dev.tandem.benchmarks.peer.retrofit;

import java.util.List;

import dev.tandem.benchmarks.peer.Item;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * The API as Retrofit has it.
 */
interface ItemCalls {

	@GET("items/{id}")
	Call<Item> get(@Path("id") long id, @Query("view") String view);

	@POST("items")
	Call<Item> create(@Body Item item);

	@GET("items")
	Call<List<Item>> list();

	@GET("content")
	Call<ResponseBody> download();

}
