import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import { Library } from './library.service';
import { libraryPage, libraryQuery, type LibraryPage, type LibraryQuery } from '../schemas';

@ApiTags('library')
@Controller('library')
export class LibraryController {
  constructor(private readonly library: Library) {}

  /** What the person may watch, with how far they are. */
  @Get()
  @SignedIn()
  @Returns(libraryPage)
  list(
    @Query({ schema: libraryQuery }) query: LibraryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<LibraryPage> {
    return this.library.list(query, principal);
  }
}
