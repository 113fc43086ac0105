import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '@rounds/accounts';
import { ClassesModule } from '@rounds/classes';
import { WorkflowMapModule } from '@rounds/workflow-map';
import { AttemptsController } from './attempts.controller';
import { Attempts } from './attempts.service';
import { QuestionPicture } from './question-picture.entity';
import { QuestionPictures } from './question-pictures.service';
import { QuestionReader } from './question-reader.service';
import { QuestionTopic } from './question-topic.entity';
import { Question } from './question.entity';
import { QuestionsController } from './questions.controller';
import { Questions } from './questions.service';
import { QuizAnalyses } from './quiz-analysis.service';
import { QuizAnswer } from './quiz-answer.entity';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizEditing } from './quiz-editing.service';
import { QuizPersonalData } from './quiz-personal-data';
import { QuizQuestion } from './quiz-question.entity';
import { QuizSeed } from './quiz-seed.service';
import { QuizSources } from './quiz-sources.service';
import { Quiz } from './quiz.entity';
import { QuizzesController } from './quizzes.controller';
import { Quizzes } from './quizzes.service';
import { References } from './references.service';
import { TakenQuizzes } from './taken-quizzes.service';

/** Quizzes: the bank, how they are made and taken, and what the answers tell. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Question,
      QuestionPicture,
      QuestionTopic,
      Quiz,
      QuizAnswer,
      QuizAttempt,
      QuizQuestion,
    ]),
    AccountsModule,
    ClassesModule,
    WorkflowMapModule,
  ],
  controllers: [QuizzesController, AttemptsController, QuestionsController],
  providers: [
    Attempts,
    Questions,
    QuestionPictures,
    QuestionReader,
    QuizAnalyses,
    QuizEditing,
    QuizPersonalData,
    QuizSeed,
    QuizSources,
    Quizzes,
    References,
    TakenQuizzes,
  ],
  exports: [QuizSeed, TakenQuizzes],
})
export class QuizzesModule {}
