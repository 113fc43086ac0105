import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import { searchQuery, searchResult, type SearchQuery, type SearchResult } from './schemas';
import { Search } from './search.service';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: Search) {}

  /** Topics, classes and chapters in which every word occurs. */
  @Get()
  @SignedIn()
  @Returns(searchResult)
  find(
    @Query({ schema: searchQuery }) query: SearchQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SearchResult> {
    return this.search.find(query, principal);
  }
}
